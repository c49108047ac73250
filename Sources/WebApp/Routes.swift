/// Every address there is, one line each.
enum Routes {
    static let all: [Route] = [
        .get("/", .anyone, homeShow),
        .get("/help", .member, helpShow),
        .get("/search", .member, searchShow),
        .get("/time", .member, timeEcho),
        .get("/bin", .member, binShow),
        .post("/bin/restorations", .member, restorationCreate),
        .post("/theme", .anyone, themeUpdate),
        .get("/:key", .member, keyShow),

        // Incidents
        .get("/incidents", .member, incidentList),
        .post("/incidents", .member, incidentCreate),
        .get("/incidents/new", .member, incidentNew),
        .get("/incidents/:incident", .member, incidentShow),
        .post("/incidents/:incident", .member, incidentUpdate),
        .get("/incidents/:incident/edit", .member, incidentEdit),
        .get("/incidents/:incident/times", .member, incidentTimesEdit),
        .post("/incidents/:incident/times", .member, incidentTimesUpdate),
        .get("/incidents/:incident/impact", .member, incidentImpactEdit),
        .post("/incidents/:incident/impact", .member, incidentImpactUpdate),
        .get("/incidents/:incident/roles", .member, incidentRolesEdit),
        .post("/incidents/:incident/roles", .member, incidentRolesUpdate),
        .get("/incidents/:incident/transitions/new", .member, incidentTransitionNew),
        .post("/incidents/:incident/transitions", .member, incidentTransitionCreate),
        .get("/incidents/:incident/merger", .member, incidentMergerNew),
        .post("/incidents/:incident/merger", .member, incidentMergerCreate),
        .post("/incidents/:incident/weak-guardrails-reason", .member, weakGuardrailsReasonUpdate),
        .post("/incidents/:incident/deletion", .member, incidentDelete),

        // Timeline
        .post("/incidents/:incident/timeline", .member, timelineEventCreate),
        .get("/incidents/:incident/timeline/paste", .member, timelinePasteNew),
        .post("/incidents/:incident/timeline/paste", .member, timelinePastePreview),
        .post("/incidents/:incident/timeline/batch", .member, timelineBatchCreate),
        .get("/incidents/:incident/timeline/:event", .member, timelineEventShow),
        .post("/incidents/:incident/timeline/:event", .member, timelineEventUpdate),
        .get("/incidents/:incident/timeline/:event/edit", .member, timelineEventEdit),
        .post("/incidents/:incident/timeline/:event/star", .member, timelineEventStar),
        .post("/incidents/:incident/timeline/:event/deletion", .member, timelineEventDelete),

        // Images
        .get("/incidents/:incident/images", .member, imageList),
        .post("/incidents/:incident/images", .member, imageCreate),
        .get("/images/:image", .member, imageShow),
        .post("/images/:image/deletion", .member, imageDelete),

        // Editor
        .post("/preview", .member, previewShow),
        .get("/completions", .member, completionList),
        .get("/incidents/:incident/insertions", .member, insertionList),

        // Findings
        .get("/incidents/:incident/findings/new", .member, findingNew),
        .post("/incidents/:incident/findings", .member, findingCreate),
        .get("/findings/:finding", .member, findingShow),
        .post("/findings/:finding", .member, findingUpdate),
        .get("/findings/:finding/edit", .member, findingEdit),
        .post("/findings/:finding/deletion", .member, findingDelete),

        // Follow-ups
        .get("/follow-ups", .member, followUpList),
        .post("/follow-ups", .member, followUpCreate),
        .get("/follow-ups/new", .member, followUpNew),
        .get("/follow-ups/changes/new", .member, followUpBatchNew),
        .post("/follow-ups/changes", .member, followUpBatchCreate),
        .get("/follow-ups/:followUp", .member, followUpShow),
        .post("/follow-ups/:followUp", .member, followUpUpdate),
        .get("/follow-ups/:followUp/edit", .member, followUpEdit),
        .get("/follow-ups/:followUp/transitions/new", .member, followUpTransitionNew),
        .post("/follow-ups/:followUp/transitions", .member, followUpTransitionCreate),
        .post("/follow-ups/:followUp/deletion", .member, followUpDelete),

        // Changes of many things at once
        .get("/changes/:batch", .member, batchShow),
        .post("/changes/:batch/reversal", .member, batchReversalCreate),

        // Reviews
        .get("/reviews", .member, reviewShow),
        .post("/reviews", .member, sittingCreate),
        .get("/reviews/:review", .member, sittingShow),
        .get("/reviews/:review.md", .member, sittingMinutes),
        .post("/reviews/:review/verdicts", .member, verdictCreate),
        .post("/reviews/:review/attendees", .member, sittingAttendeesUpdate),
        .post("/reviews/:review/ending", .member, sittingEndingCreate),
        .post("/reviews/:review/resumption", .member, sittingResumptionCreate),

        // Guardrails
        .get("/guardrails", .member, guardrailRegister),
        .post("/guardrails", .member, guardrailCreate),
        .get("/guardrails/new", .member, guardrailNew),
        .get("/guardrails/:guardrail", .member, guardrailShow),
        .post("/guardrails/:guardrail", .member, guardrailUpdate),
        .get("/guardrails/:guardrail/edit", .member, guardrailEdit),
        .get("/guardrails/:guardrail/transitions/new", .member, guardrailTransitionNew),
        .post("/guardrails/:guardrail/transitions", .member, guardrailTransitionCreate),
        .get("/guardrails/:guardrail/proofs/new", .member, guardrailProofNew),
        .post("/guardrails/:guardrail/proofs", .member, guardrailProofCreate),
        .post("/guardrails/:guardrail/deletion", .member, guardrailDelete),
        .post("/guardrail-links", .member, guardrailLinkCreate),
        .post("/guardrail-links/:link/deletion", .member, guardrailLinkDelete),

        // Postmortems
        .get("/incidents/:incident/postmortem", .member, postmortemShow),
        .post("/incidents/:incident/postmortem", .member, postmortemCreate),
        .get("/incidents/:incident/postmortem.md", .member, postmortemMarkdown),
        .get("/incidents/:incident/postmortem/new", .member, postmortemNew),
        .get("/incidents/:incident/postmortem/edit", .member, postmortemEdit),
        .post("/incidents/:incident/postmortem/publication", .member, postmortemPublish),
        .post("/incidents/:incident/postmortem/withdrawal", .member, postmortemWithdraw),
        .post("/incidents/:incident/postmortem/exemption", .member, postmortemExempt),
        .get("/incidents/:incident/postmortem/sections/:section", .member, postmortemSectionEdit),
        .post("/incidents/:incident/postmortem/sections/:section", .member, postmortemSectionUpdate),
        .get("/incidents/:incident/postmortem/sections/:section/history", .member, postmortemSectionHistory),

        // Wording
        .post("/wording/hints", .member, wordingHintsCreate),
        .get("/wording/dismissals/new", .member, wordingDismissalNew),
        .post("/wording/dismissals", .member, wordingDismissalCreate),
        .post("/wording/dismissals/:dismissal/end", .member, wordingDismissalEnd),
        .get("/settings/wording", .member, wordingRulesShow),

        // Deploy freezes
        .get("/freezes", .member, freezeList),
        .post("/freezes", .member, freezeCreate),
        .get("/freezes/new", .member, freezeNew),
        .get("/freezes/:freeze", .member, freezeShow),
        .get("/freezes/:freeze/lifting", .member, freezeLiftingNew),
        .post("/freezes/:freeze/lifting", .member, freezeLiftingCreate),
        .get("/freezes/:freeze/extension", .member, freezeExtensionNew),
        .post("/freezes/:freeze/extension", .member, freezeExtensionCreate),
        .get("/freezes/:freeze/overrides/new", .member, freezeOverrideNew),
        .post("/freezes/:freeze/overrides", .member, freezeOverrideCreate),
        .post("/overrides/:override/confirmation", .member, freezeOverrideConfirm),
        .post("/overrides/:override/withdrawal", .member, freezeOverrideWithdraw),

        // People
        .get("/first-run", .anyone, firstRunShow),
        .post("/first-run", .anyone, firstRunCreate),
        .get("/sign-in", .anyone, sessionNew),
        .post("/sign-in", .anyone, sessionCreate),
        .post("/sign-out", .anyone, sessionDelete),
        .get("/invitation", .anyone, invitationShow),
        .post("/invitation", .anyone, invitationAccept),
        .get("/profile", .member, profileEdit),
        .post("/profile", .member, profileUpdate),
        .post("/profile/password", .member, passwordUpdate),
        .post("/profile/sessions/:session/deletion", .member, otherSessionDelete),
        .post("/profile/other-sessions/deletion", .member, otherSessionsDelete),

        .post("/profile/calendar", .member, calendarAddressCreate),
        .post("/profile/calendar/revocation", .member, calendarAddressRevoke),
        .get("/calendar.ics", .anyone, calendarShow),

        // Settings
        .get("/settings", .member, settingsShow),
        .get("/settings/people", .administrator, peopleList),
        .post("/settings/people/:person/role", .administrator, personRoleUpdate),
        .post("/settings/people/:person/deactivation", .administrator, personDeactivate),
        .post("/settings/people/:person/reactivation", .administrator, personReactivate),
        .post("/settings/people/:person/password-link", .administrator, passwordLinkCreate),
        .post("/settings/invitations", .administrator, invitationCreate),
        .post("/settings/invitations/:invitation/revocation", .administrator, invitationRevoke),
        .get("/settings/severities", .administrator, severitiesEdit),
        .post("/settings/severities", .administrator, severitiesUpdate),
        .get("/settings/deadlines", .administrator, deadlinesEdit),
        .post("/settings/deadlines", .administrator, deadlinesUpdate),
        .get("/settings/freezes", .administrator, freezeSettingsEdit),
        .post("/settings/freezes", .administrator, freezeSettingsUpdate),
        .get("/settings/tokens", .administrator, tokenList),
        .post("/settings/tokens", .administrator, tokenCreate),
        .post("/settings/tokens/:token/revocation", .administrator, tokenRevoke),
        .get("/settings/demo", .administrator, demoShow),
        .post("/settings/demo", .administrator, demoCreate),
        .post("/settings/demo/removal", .administrator, demoDelete),
        .get("/settings/history", .administrator, settingsHistory),

        // Services
        .get("/services", .member, serviceList),
        .post("/services", .member, serviceCreate),
        .get("/services/new", .member, serviceNew),
        .post("/services/:service", .member, serviceUpdate),
        .get("/services/:service/edit", .member, serviceEdit),
        .post("/services/:service/deletion", .administrator, serviceDelete),
        .post("/services/:service/restoration", .administrator, serviceRestore),
        .get("/teams", .member, teamList),
        .post("/teams", .member, teamCreate),
        .get("/teams/new", .member, teamNew),
        .post("/teams/:team", .member, teamUpdate),
        .get("/teams/:team/edit", .member, teamEdit),
        .post("/teams/:team/deletion", .administrator, teamDelete),
        .post("/teams/:team/restoration", .administrator, teamRestore),

        // For programs
        .get("/api/v1/freeze", .token, freezeAnswerShow),

        // Operations
        .get("/healthz", .anyone, healthShow),
        .get("/readyz", .anyone, readinessShow),
    ]
}
