import Domain
import HTML

func stateTag(_ state: IncidentState) -> HTML {
    let tone: Tone =
        switch state {
        case .active: .danger
        case .reported, .mitigated: .caution
        case .resolved, .postIncident: .information
        case .closed: .good
        case .dismissed, .merged: .quiet
        }
    return tag(state.label, tone: tone)
}

func stateTag(_ state: FollowUpState) -> HTML {
    let tone: Tone =
        switch state {
        case .proposed: .plain
        case .committed, .inProgress: .information
        case .done, .verified: .good
        case .declined, .superseded: .quiet
        }
    return tag(state.label, tone: tone)
}

func stateTag(_ state: GuardrailState) -> HTML {
    let tone: Tone =
        switch state {
        case .proposed: .plain
        case .building, .inPlace: .information
        case .proven: .good
        case .stale: .caution
        case .degraded: .danger
        case .retired: .quiet
        }
    return tag(state.label, tone: tone)
}

func stateTag(_ state: PostmortemState) -> HTML {
    let tone: Tone =
        switch state {
        case .draft, .inReview: .information
        case .changesRequested: .caution
        case .approved, .published: .good
        case .archived, .notRequired: .quiet
        }
    return tag(state.label, tone: tone)
}

func stateTag(_ kind: IncidentKind) -> HTML {
    tag(kind.label, tone: .plain)
}

func stateTag(_ result: ProofResult) -> HTML {
    switch result {
    case .held: tag(result.label, tone: .good)
    case .failed: tag(result.label, tone: .danger)
    }
}

func stateTag(_ state: FreezeState) -> HTML {
    switch state {
    case .scheduled: tag(state.label, tone: .information)
    case .inForce: tag(state.label, tone: .danger)
    case .over: tag(state.label, tone: .quiet)
    }
}

func stateTag(_ state: FreezeOverrideState) -> HTML {
    switch state {
    case .requested: tag(state.label, tone: .caution)
    case .confirmed: tag(state.label, tone: .good)
    case .used: tag(state.label, tone: .information)
    case .lapsed, .withdrawn: tag(state.label, tone: .quiet)
    }
}

func stateTag(_ state: APITokenState) -> HTML {
    switch state {
    case .valid: tag(state.label, tone: .good)
    case .expired, .revoked: tag(state.label, tone: .quiet)
    }
}

func stateTag(_ phase: PremortemPhase) -> HTML {
    switch phase {
    case .lobby, .brief: tag(phase.label)
    case .silentWriting, .reveal, .grouping, .voting, .mitigation, .decision: tag(phase.label, tone: .information)
    case .closed: tag(phase.label, tone: .good)
    case .lookedBack: tag(phase.label, tone: .good)
    }
}
