-- What the migrations make. Written by a test: HANDRAIL_WRITE_SCHEMA=1 swift test --filter SchemaTests

CREATE TABLE team (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (name <> ''),
    slug TEXT NOT NULL CHECK (slug <> ''),
    created_at INTEGER NOT NULL,
    is_demo INTEGER NOT NULL DEFAULT 0 CHECK (is_demo IN (0, 1)),
    deleted_at INTEGER,
    deleted_by INTEGER REFERENCES person (id)
, lead_id INTEGER REFERENCES person (id)) STRICT;

CREATE UNIQUE INDEX team_slug ON team (slug) WHERE deleted_at IS NULL;

CREATE TABLE person (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (name <> ''),
    email TEXT NOT NULL UNIQUE CHECK (email <> ''),
    password_hash TEXT,
    zone TEXT NOT NULL,
    is_named_in_public INTEGER NOT NULL DEFAULT 0 CHECK (is_named_in_public IN (0, 1)),
    created_at INTEGER NOT NULL,
    is_demo INTEGER NOT NULL DEFAULT 0 CHECK (is_demo IN (0, 1)),
    deactivated_at INTEGER
, level TEXT NOT NULL DEFAULT 'observer'
    CHECK (level IN ('observer', 'contributor', 'editor', 'reviewer', 'administrator')), erased_at INTEGER) STRICT;

CREATE TABLE session (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token_digest BLOB NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES person (id),
    user_agent TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    ended_at INTEGER
, network TEXT NOT NULL DEFAULT '', is_by_proxy INTEGER NOT NULL DEFAULT 0 CHECK (is_by_proxy IN (0, 1)), is_by_provider INTEGER NOT NULL DEFAULT 0
    CHECK (is_by_provider IN (0, 1))) STRICT;

CREATE INDEX session_person ON session (person_id, ended_at);

CREATE TABLE invitation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token_digest BLOB NOT NULL UNIQUE,
    email TEXT NOT NULL,
    invited_by INTEGER REFERENCES person (id),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    accepted_at INTEGER,
    accepted_by INTEGER REFERENCES person (id),
    revoked_at INTEGER
, level TEXT NOT NULL DEFAULT 'observer'
    CHECK (level IN ('observer', 'contributor', 'editor', 'reviewer', 'administrator')), name TEXT NOT NULL DEFAULT '', batch_id INTEGER REFERENCES batch (id)) STRICT;

CREATE TABLE service (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (name <> ''),
    slug TEXT NOT NULL CHECK (slug <> ''),
    purpose TEXT NOT NULL DEFAULT '',
    team_id INTEGER REFERENCES team (id),
    created_at INTEGER NOT NULL,
    is_demo INTEGER NOT NULL DEFAULT 0 CHECK (is_demo IN (0, 1)),
    deleted_at INTEGER,
    deleted_by INTEGER REFERENCES person (id)
) STRICT;

CREATE UNIQUE INDEX service_slug ON service (slug) WHERE deleted_at IS NULL;

CREATE TABLE severity (
    level INTEGER PRIMARY KEY CHECK (level BETWEEN 1 AND 5),
    label TEXT NOT NULL CHECK (label <> ''),
    help TEXT NOT NULL
) STRICT;

CREATE TABLE installation (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE incident (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL CHECK (title <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('incident', 'near_miss', 'drill')),
    severity INTEGER NOT NULL CHECK (severity BETWEEN 1 AND 5),
    state TEXT NOT NULL CHECK (state IN
        ('reported', 'active', 'mitigated', 'resolved', 'in_review', 'closed', 'dismissed', 'merged')),
    summary TEXT NOT NULL DEFAULT '',
    how_noticed TEXT NOT NULL DEFAULT '',
    surprise TEXT NOT NULL DEFAULT '',
    dismissed_reason TEXT NOT NULL DEFAULT '',
    merged_into INTEGER REFERENCES incident (id) CHECK (merged_into <> id),
    weak_guardrails_reason TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    declared_at INTEGER NOT NULL,
    declared_by INTEGER REFERENCES person (id),
    updated_at INTEGER NOT NULL,
    is_demo INTEGER NOT NULL DEFAULT 0 CHECK (is_demo IN (0, 1)),
    deleted_at INTEGER,
    deleted_by INTEGER REFERENCES person (id), happened_at INTEGER NOT NULL DEFAULT 0, is_private INTEGER NOT NULL DEFAULT 0 CHECK (is_private IN (0, 1)), unguarded_findings INTEGER NOT NULL DEFAULT 0,
    CHECK ((state = 'merged') = (merged_into IS NOT NULL)),
    CHECK (state <> 'dismissed' OR dismissed_reason <> '')
) STRICT;

CREATE INDEX incident_merged_into ON incident (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE incident_time (
    incident_id INTEGER NOT NULL REFERENCES incident (id),
    mark TEXT NOT NULL CHECK (mark IN ('started', 'noticed', 'raised', 'mitigated', 'resolved')),
    precision TEXT NOT NULL CHECK (precision IN ('exact', 'approximate', 'unknown')),
    at INTEGER,
    zone TEXT NOT NULL,
    PRIMARY KEY (incident_id, mark),
    CHECK ((precision = 'unknown') = (at IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_impact (
    incident_id INTEGER NOT NULL REFERENCES incident (id),
    kind TEXT NOT NULL CHECK (kind IN ('people', 'requests', 'records', 'money', 'data_loss')),
    certainty TEXT NOT NULL CHECK (certainty IN ('measured', 'estimated', 'unknown')),
    quantity INTEGER CHECK (quantity >= 0),
    note TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (incident_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_service (
    incident_id INTEGER NOT NULL REFERENCES incident (id),
    service_id INTEGER NOT NULL REFERENCES service (id),
    PRIMARY KEY (incident_id, service_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX incident_service_service ON incident_service (service_id);

CREATE TABLE timeline_event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    incident_id INTEGER NOT NULL REFERENCES incident (id),
    precision TEXT NOT NULL CHECK (precision IN ('exact', 'approximate', 'unknown')),
    at INTEGER,
    zone TEXT NOT NULL,
    text TEXT NOT NULL CHECK (text <> ''),
    source TEXT NOT NULL CHECK (source IN ('person', 'pasted', 'system')),
    is_starred INTEGER NOT NULL DEFAULT 0 CHECK (is_starred IN (0, 1)),
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    created_by INTEGER REFERENCES person (id),
    deleted_at INTEGER,
    deleted_by INTEGER REFERENCES person (id),
    CHECK ((precision = 'unknown') = (at IS NULL))
) STRICT;

CREATE INDEX timeline_event_incident ON timeline_event (incident_id, at, id) WHERE deleted_at IS NULL;

CREATE TABLE timeline_event_revision (
    event_id INTEGER NOT NULL REFERENCES timeline_event (id),
    version INTEGER NOT NULL,
    precision TEXT NOT NULL,
    at INTEGER,
    zone TEXT NOT NULL,
    text TEXT NOT NULL,
    written_at INTEGER NOT NULL,
    written_by INTEGER REFERENCES person (id),
    PRIMARY KEY (event_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    incident_id INTEGER NOT NULL REFERENCES incident (id),
    kind TEXT NOT NULL CHECK (kind IN
        ('missing_guardrail', 'weak_guardrail', 'bypassed_guardrail', 'guardrail_held', 'detection_gap',
         'response_gap', 'access_too_wide', 'surprise', 'went_well', 'got_lucky', 'open_question')),
    title TEXT NOT NULL CHECK (title <> ''),
    detail TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    created_by INTEGER REFERENCES person (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    deleted_by INTEGER REFERENCES person (id)
) STRICT;

CREATE INDEX finding_incident ON finding (incident_id) WHERE deleted_at IS NULL;

CREATE TABLE guardrail (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (name <> ''),
    statement TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL CHECK (kind IN
        ('molly_guard', 'dry_run', 'undo_window', 'access_step', 'two_person', 'blast_limit',
         'empty_selector_refusal', 'environment_separation', 'network_isolation', 'canary', 'auto_rollback',
         'feature_flag', 'deploy_freeze', 'backup_restore', 'migration_safety', 'branch_protection',
         'test_or_lint', 'alert', 'audit_log', 'checklist', 'training', 'other')),
    position TEXT NOT NULL CHECK (position IN ('prevent', 'detect', 'limit', 'recover')),
    strength TEXT NOT NULL CHECK (strength IN
        ('eliminate', 'substitute', 'forcing_function', 'automatic_limit', 'engineered_warning',
         'checklist_or_review', 'policy_or_training')),
    state TEXT NOT NULL CHECK (state IN ('proposed', 'building', 'in_place', 'proven', 'degraded', 'retired')),
    owner_team_id INTEGER REFERENCES team (id),
    proof_method TEXT CHECK (proof_method IN ('test', 'drill', 'probe', 'incident')),
    proof_every_days INTEGER CHECK (proof_every_days BETWEEN 1 AND 3650),
    last_proven_at INTEGER,
    bypass TEXT NOT NULL DEFAULT '',
    retired_reason TEXT NOT NULL DEFAULT '',
    replaced_by INTEGER REFERENCES guardrail (id) CHECK (replaced_by <> id),
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    created_by INTEGER REFERENCES person (id),
    updated_at INTEGER NOT NULL,
    is_demo INTEGER NOT NULL DEFAULT 0 CHECK (is_demo IN (0, 1)),
    deleted_at INTEGER,
    deleted_by INTEGER REFERENCES person (id),
    CHECK (state <> 'retired' OR retired_reason <> '')
) STRICT;

CREATE INDEX guardrail_name ON guardrail (name COLLATE NOCASE) WHERE deleted_at IS NULL;

CREATE INDEX guardrail_updated ON guardrail (updated_at DESC) WHERE deleted_at IS NULL;

CREATE TABLE guardrail_service (
    guardrail_id INTEGER NOT NULL REFERENCES guardrail (id),
    service_id INTEGER NOT NULL REFERENCES service (id),
    PRIMARY KEY (guardrail_id, service_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX guardrail_service_service ON guardrail_service (service_id);

CREATE TABLE guardrail_evidence (
    guardrail_id INTEGER NOT NULL REFERENCES guardrail (id),
    position INTEGER NOT NULL,
    label TEXT NOT NULL,
    address TEXT NOT NULL,
    PRIMARY KEY (guardrail_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE guardrail_proof (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guardrail_id INTEGER NOT NULL REFERENCES guardrail (id),
    method TEXT NOT NULL CHECK (method IN ('test', 'drill', 'probe', 'incident')),
    result TEXT NOT NULL CHECK (result IN ('held', 'failed')),
    at INTEGER NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    evidence_address TEXT NOT NULL DEFAULT '',
    incident_id INTEGER REFERENCES incident (id),
    recorded_at INTEGER NOT NULL,
    recorded_by INTEGER REFERENCES person (id)
) STRICT;

CREATE INDEX guardrail_proof_guardrail ON guardrail_proof (guardrail_id, at DESC);

CREATE TABLE follow_up (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL CHECK (title <> ''),
    detail TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL CHECK (state IN
        ('proposed', 'committed', 'in_progress', 'done', 'verified', 'declined', 'superseded')),
    incident_id INTEGER REFERENCES incident (id),
    finding_id INTEGER REFERENCES finding (id),
    owner_id INTEGER REFERENCES person (id),
    team_id INTEGER REFERENCES team (id),
    due TEXT CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    owner_day TEXT CHECK (owner_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    promised_due TEXT CHECK (promised_due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    due_moves INTEGER NOT NULL DEFAULT 0 CHECK (due_moves >= 0),
    tracker_address TEXT NOT NULL DEFAULT '',
    evidence_address TEXT NOT NULL DEFAULT '',
    declined_reason TEXT NOT NULL DEFAULT '',
    superseded_by INTEGER REFERENCES follow_up (id) CHECK (superseded_by <> id),
    no_guardrail_reason TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    created_by INTEGER REFERENCES person (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    deleted_by INTEGER REFERENCES person (id), is_demo INTEGER NOT NULL DEFAULT 0 CHECK (is_demo IN (0, 1)), premortem_id INTEGER REFERENCES premortem (id),
    CHECK (state NOT IN ('committed', 'in_progress') OR (owner_id IS NOT NULL AND due IS NOT NULL)),
    CHECK (state <> 'declined' OR declined_reason <> ''),
    CHECK (state <> 'superseded' OR superseded_by IS NOT NULL)
) STRICT;

CREATE INDEX follow_up_incident ON follow_up (incident_id) WHERE deleted_at IS NULL;

CREATE INDEX follow_up_finding ON follow_up (finding_id) WHERE deleted_at IS NULL;

CREATE INDEX follow_up_due ON follow_up (due, id) WHERE deleted_at IS NULL;

CREATE INDEX follow_up_owner ON follow_up (owner_id, due) WHERE deleted_at IS NULL;

CREATE INDEX follow_up_updated ON follow_up (updated_at DESC) WHERE deleted_at IS NULL;

CREATE TABLE guardrail_link (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guardrail_id INTEGER NOT NULL REFERENCES guardrail (id),
    relation TEXT NOT NULL CHECK (relation IN
        ('proposed_by', 'added_by', 'repaired_by', 'proven_by',
         'would_have_caught', 'absent_in', 'failed_in', 'bypassed_in', 'held_in', 'mitigates')),
    finding_id INTEGER REFERENCES finding (id),
    follow_up_id INTEGER REFERENCES follow_up (id),
    incident_id INTEGER REFERENCES incident (id),
    risk_id INTEGER REFERENCES risk (id),
    note TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL,
    created_by INTEGER REFERENCES person (id),
    deleted_at INTEGER,
    deleted_by INTEGER REFERENCES person (id), degraded_from TEXT CHECK (degraded_from IN ('in_place', 'proven')),
    CHECK ((finding_id IS NOT NULL) = (relation = 'proposed_by')),
    CHECK ((follow_up_id IS NOT NULL) = (relation IN ('added_by', 'repaired_by', 'proven_by'))),
    CHECK ((incident_id IS NOT NULL) = (relation IN
        ('would_have_caught', 'absent_in', 'failed_in', 'bypassed_in', 'held_in'))),
    CHECK ((risk_id IS NOT NULL) = (relation = 'mitigates'))
) STRICT;

CREATE INDEX guardrail_link_guardrail ON guardrail_link (guardrail_id) WHERE deleted_at IS NULL;

CREATE UNIQUE INDEX guardrail_link_finding ON guardrail_link (finding_id, guardrail_id, relation)
    WHERE deleted_at IS NULL AND finding_id IS NOT NULL;

CREATE UNIQUE INDEX guardrail_link_follow_up ON guardrail_link (follow_up_id, guardrail_id, relation)
    WHERE deleted_at IS NULL AND follow_up_id IS NOT NULL;

CREATE UNIQUE INDEX guardrail_link_incident ON guardrail_link (incident_id, guardrail_id, relation)
    WHERE deleted_at IS NULL AND incident_id IS NOT NULL;

CREATE UNIQUE INDEX guardrail_link_risk ON guardrail_link (risk_id, guardrail_id, relation)
    WHERE deleted_at IS NULL AND risk_id IS NOT NULL;

CREATE TABLE postmortem (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    incident_id INTEGER NOT NULL REFERENCES incident (id),
    state TEXT NOT NULL CHECK (state IN
        ('draft', 'in_review', 'changes_requested', 'approved', 'published', 'archived', 'not_required')),
    template TEXT NOT NULL DEFAULT '',
    not_required_reason TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL,
    created_by INTEGER REFERENCES person (id),
    published_at INTEGER,
    deleted_at INTEGER,
    deleted_by INTEGER REFERENCES person (id),
    CHECK (state <> 'not_required' OR not_required_reason <> ''),
    CHECK (state <> 'published' OR published_at IS NOT NULL)
) STRICT;

CREATE UNIQUE INDEX postmortem_incident ON postmortem (incident_id) WHERE deleted_at IS NULL;

CREATE INDEX postmortem_published ON postmortem (published_at DESC) WHERE deleted_at IS NULL;

CREATE TABLE postmortem_section (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    postmortem_id INTEGER NOT NULL REFERENCES postmortem (id),
    position INTEGER NOT NULL,
    slug TEXT NOT NULL CHECK (slug <> ''),
    title TEXT NOT NULL CHECK (title <> ''),
    help TEXT NOT NULL DEFAULT '',
    is_required INTEGER NOT NULL CHECK (is_required IN (0, 1)),
    revision INTEGER NOT NULL DEFAULT 1, is_for_customers INTEGER NOT NULL DEFAULT 0
    CHECK (is_for_customers IN (0, 1)),
    UNIQUE (postmortem_id, slug),
    UNIQUE (postmortem_id, position)
) STRICT;

CREATE TABLE postmortem_author (
    postmortem_id INTEGER NOT NULL REFERENCES postmortem (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    PRIMARY KEY (postmortem_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    person_id INTEGER REFERENCES person (id),
    actor TEXT NOT NULL DEFAULT '',
    subject TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    incident_id INTEGER REFERENCES incident (id),
    action TEXT NOT NULL CHECK (action <> ''),
    changes TEXT NOT NULL DEFAULT '[]'
, version INTEGER, premortem_id INTEGER REFERENCES premortem (id)) STRICT;

CREATE INDEX audit_entry_incident ON audit_entry (incident_id, id DESC);

CREATE INDEX audit_entry_subject ON audit_entry (subject, subject_id, id DESC);

CREATE TABLE live_event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    topic TEXT NOT NULL CHECK (topic <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    data TEXT NOT NULL CHECK (json_valid(data)),
    at INTEGER NOT NULL
) STRICT;

CREATE INDEX live_event_topic ON live_event (topic, id);

CREATE INDEX live_event_at ON live_event (at);

CREATE TABLE section_flag (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    section_id INTEGER NOT NULL REFERENCES postmortem_section (id),
    revision INTEGER NOT NULL,
    theirs TEXT NOT NULL,
    mine TEXT NOT NULL,
    merged TEXT NOT NULL,
    their_author INTEGER REFERENCES person (id),
    my_author INTEGER REFERENCES person (id),
    opened_at INTEGER NOT NULL,
    resolved_at INTEGER,
    resolved_by INTEGER REFERENCES person (id),
    choice TEXT CHECK (choice IN ('theirs', 'mine', 'both')),
    CHECK ((resolved_at IS NULL) = (choice IS NULL))
) STRICT;

CREATE INDEX section_flag_section ON section_flag (section_id) WHERE resolved_at IS NULL;

CREATE TABLE image (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    incident_id INTEGER NOT NULL REFERENCES incident (id),
    type TEXT NOT NULL CHECK (type IN ('png', 'jpeg', 'gif', 'webp')),
    title TEXT NOT NULL CHECK (title <> ''),
    width INTEGER NOT NULL CHECK (width > 0),
    height INTEGER NOT NULL CHECK (height > 0),
    size INTEGER NOT NULL CHECK (size > 0),
    created_at INTEGER NOT NULL,
    created_by INTEGER REFERENCES person (id),
    deleted_at INTEGER,
    deleted_by INTEGER REFERENCES person (id)
) STRICT;

CREATE INDEX image_incident ON image (incident_id) WHERE deleted_at IS NULL;

CREATE TABLE image_data (
    image_id INTEGER PRIMARY KEY REFERENCES image (id),
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE quotation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    section_id INTEGER NOT NULL REFERENCES postmortem_section (id),
    finding_id INTEGER UNIQUE REFERENCES finding (id),
    follow_up_id INTEGER UNIQUE REFERENCES follow_up (id),
    text TEXT NOT NULL CHECK (text <> ''),
    created_at INTEGER NOT NULL,
    created_by INTEGER REFERENCES person (id),
    CHECK ((finding_id IS NULL) <> (follow_up_id IS NULL))
) STRICT;

CREATE TABLE document_revision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    postmortem_id INTEGER NOT NULL REFERENCES postmortem (id),
    number INTEGER NOT NULL CHECK (number > 0),
    frozen_at INTEGER NOT NULL,
    frozen_by INTEGER REFERENCES person (id),
    UNIQUE (postmortem_id, number)
) STRICT;

CREATE TABLE document_revision_section (
    document_revision_id INTEGER NOT NULL REFERENCES document_revision (id),
    section_id INTEGER NOT NULL,
    section_revision INTEGER NOT NULL,
    PRIMARY KEY (document_revision_id, section_id),
    FOREIGN KEY (section_id, section_revision) REFERENCES postmortem_section_revision (section_id, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE publication (
    document_revision_id INTEGER PRIMARY KEY REFERENCES document_revision (id),
    postmortem_id INTEGER NOT NULL REFERENCES postmortem (id),
    note TEXT NOT NULL DEFAULT '',
    published_at INTEGER NOT NULL,
    published_by INTEGER REFERENCES person (id)
) STRICT;

CREATE INDEX publication_postmortem ON publication (postmortem_id, published_at DESC);

CREATE TABLE reviewer (
    postmortem_id INTEGER NOT NULL REFERENCES postmortem (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    asked_at INTEGER NOT NULL,
    asked_by INTEGER REFERENCES person (id),
    released_at INTEGER,
    PRIMARY KEY (postmortem_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX reviewer_person ON reviewer (person_id) WHERE released_at IS NULL;

CREATE TABLE review_verdict (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    postmortem_id INTEGER NOT NULL REFERENCES postmortem (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    document_revision_id INTEGER NOT NULL REFERENCES document_revision (id),
    verdict TEXT NOT NULL CHECK (verdict IN ('approve', 'changes_requested', 'comment')),
    note TEXT NOT NULL DEFAULT '',
    given_at INTEGER NOT NULL,
    CHECK (verdict = 'approve' OR note <> '')
) STRICT;

CREATE INDEX review_verdict_postmortem ON review_verdict (postmortem_id, id DESC);

CREATE INDEX review_verdict_revision ON review_verdict (document_revision_id);

CREATE TABLE comment_thread (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    section_id INTEGER NOT NULL,
    section_revision INTEGER NOT NULL,
    exact TEXT NOT NULL DEFAULT '',
    prefix TEXT NOT NULL DEFAULT '',
    suffix TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0 CHECK (position >= 0),
    is_blocking INTEGER NOT NULL CHECK (is_blocking IN (0, 1)),
    created_at INTEGER NOT NULL,
    created_by INTEGER REFERENCES person (id),
    resolved_at INTEGER,
    resolved_by INTEGER REFERENCES person (id),
    FOREIGN KEY (section_id, section_revision) REFERENCES postmortem_section_revision (section_id, revision)
) STRICT;

CREATE INDEX comment_thread_section ON comment_thread (section_id);

CREATE TABLE comment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    thread_id INTEGER NOT NULL REFERENCES comment_thread (id),
    text TEXT NOT NULL CHECK (text <> ''),
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    created_by INTEGER REFERENCES person (id),
    edited_at INTEGER,
    deleted_at INTEGER,
    deleted_by INTEGER REFERENCES person (id)
) STRICT;

CREATE INDEX comment_thread_id ON comment (thread_id);

CREATE TABLE comment_revision (
    comment_id INTEGER NOT NULL REFERENCES comment (id),
    version INTEGER NOT NULL,
    text TEXT NOT NULL,
    written_at INTEGER NOT NULL,
    PRIMARY KEY (comment_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE review_meeting (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    postmortem_id INTEGER NOT NULL REFERENCES postmortem (id),
    starts_at INTEGER NOT NULL,
    zone TEXT NOT NULL,
    place TEXT NOT NULL DEFAULT '',
    facilitator_id INTEGER REFERENCES person (id),
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    created_by INTEGER REFERENCES person (id),
    deleted_at INTEGER,
    deleted_by INTEGER REFERENCES person (id)
) STRICT;

CREATE UNIQUE INDEX review_meeting_postmortem ON review_meeting (postmortem_id) WHERE deleted_at IS NULL;

CREATE TABLE review_meeting_attendee (
    meeting_id INTEGER NOT NULL REFERENCES review_meeting (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    PRIMARY KEY (meeting_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX review_meeting_attendee_person ON review_meeting_attendee (person_id);

CREATE TABLE guardrail_exemption (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guardrail_id INTEGER NOT NULL REFERENCES guardrail (id),
    service_id INTEGER NOT NULL REFERENCES service (id),
    reason TEXT NOT NULL CHECK (reason <> ''),
    created_at INTEGER NOT NULL,
    created_by INTEGER REFERENCES person (id),
    deleted_at INTEGER,
    deleted_by INTEGER REFERENCES person (id)
) STRICT;

CREATE UNIQUE INDEX guardrail_exemption_pair ON guardrail_exemption (guardrail_id, service_id)
    WHERE deleted_at IS NULL;

CREATE INDEX guardrail_exemption_service ON guardrail_exemption (service_id) WHERE deleted_at IS NULL;

CREATE TABLE guardrail_gap (
    follow_up_id INTEGER PRIMARY KEY REFERENCES follow_up (id),
    guardrail_id INTEGER NOT NULL REFERENCES guardrail (id),
    service_id INTEGER NOT NULL REFERENCES service (id)
) STRICT;

CREATE INDEX guardrail_gap_guardrail ON guardrail_gap (guardrail_id, service_id);

CREATE INDEX guardrail_gap_service ON guardrail_gap (service_id);

CREATE TABLE guardrail_origin (
    guardrail_id INTEGER PRIMARY KEY REFERENCES guardrail (id),
    entry TEXT NOT NULL CHECK (entry <> '')
) STRICT;

CREATE INDEX guardrail_origin_entry ON guardrail_origin (entry, guardrail_id);

CREATE TABLE guardrail_drill (
    incident_id INTEGER PRIMARY KEY REFERENCES incident (id),
    guardrail_id INTEGER NOT NULL REFERENCES guardrail (id),
    planned_on TEXT NOT NULL CHECK (planned_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

CREATE INDEX guardrail_drill_guardrail ON guardrail_drill (guardrail_id);

CREATE INDEX guardrail_kind ON guardrail (kind, id DESC) WHERE deleted_at IS NULL;

CREATE INDEX guardrail_link_latest ON guardrail_link (id DESC)
    WHERE deleted_at IS NULL AND follow_up_id IS NULL;

CREATE TABLE batch_row (
    batch_id INTEGER NOT NULL REFERENCES batch (id),
    follow_up_id INTEGER NOT NULL REFERENCES follow_up (id),
    version INTEGER NOT NULL,
    before TEXT NOT NULL,
    undone_at INTEGER,
    PRIMARY KEY (batch_id, follow_up_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX batch_row_follow_up ON batch_row (follow_up_id);

CREATE TABLE calendar_address (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token_digest BLOB NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES person (id),
    created_at INTEGER NOT NULL,
    revoked_at INTEGER
) STRICT;

CREATE UNIQUE INDEX calendar_address_person ON calendar_address (person_id) WHERE revoked_at IS NULL;

CREATE TABLE sitting (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    team_id INTEGER REFERENCES team (id),
    service_id INTEGER REFERENCES service (id),
    attendees TEXT NOT NULL DEFAULT '',
    started_at INTEGER NOT NULL,
    started_by INTEGER REFERENCES person (id),
    ended_at INTEGER,
    ended_by INTEGER REFERENCES person (id),
    left_open INTEGER CHECK (left_open >= 0)
) STRICT;

CREATE INDEX sitting_started ON sitting (started_at DESC, id DESC);

CREATE TABLE verdict (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sitting_id INTEGER NOT NULL REFERENCES sitting (id),
    question TEXT NOT NULL CHECK (question <> ''),
    subject TEXT NOT NULL CHECK (subject IN ('incident', 'follow_up', 'guardrail', 'risk')),
    subject_id INTEGER NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN
        ('acceptable', 'acceptable_alternative', 'unacceptable', 'no_longer_applicable', 'superseded',
         'awaiting_response')),
    note TEXT NOT NULL DEFAULT '',
    next_day TEXT CHECK (next_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    facts TEXT NOT NULL DEFAULT '',
    given_at INTEGER NOT NULL,
    given_by INTEGER REFERENCES person (id),
    replaced_at INTEGER
) STRICT;

CREATE UNIQUE INDEX verdict_item ON verdict (sitting_id, question, subject, subject_id)
    WHERE replaced_at IS NULL;

CREATE INDEX verdict_subject ON verdict (subject, subject_id, question, id DESC) WHERE replaced_at IS NULL;

CREATE TABLE guardrail_in_place (
    guardrail_id INTEGER PRIMARY KEY REFERENCES guardrail (id),
    at INTEGER NOT NULL
) STRICT;

CREATE INDEX guardrail_in_place_at ON guardrail_in_place (at);

CREATE TRIGGER guardrail_in_place_insert AFTER INSERT ON guardrail
    WHEN new.state IN ('in_place', 'proven', 'degraded') BEGIN
    INSERT OR IGNORE INTO guardrail_in_place (guardrail_id, at) VALUES (new.id, new.created_at);
END;

CREATE TRIGGER guardrail_in_place_update AFTER UPDATE OF state ON guardrail
    WHEN new.state IN ('in_place', 'proven', 'degraded') BEGIN
    INSERT OR IGNORE INTO guardrail_in_place (guardrail_id, at) VALUES (new.id, new.updated_at);
END;

CREATE INDEX finding_created ON finding (created_at) WHERE deleted_at IS NULL;

CREATE INDEX guardrail_strength ON guardrail (strength, state) WHERE deleted_at IS NULL;

CREATE INDEX follow_up_open_age ON follow_up (created_at)
    WHERE deleted_at IS NULL AND state IN ('proposed', 'committed', 'in_progress');

CREATE INDEX follow_up_overdue ON follow_up (due, id)
    WHERE deleted_at IS NULL AND state IN ('committed', 'in_progress');

CREATE INDEX follow_up_unowned ON follow_up (owner_id, owner_day, id)
    WHERE deleted_at IS NULL AND owner_id IS NULL AND state = 'proposed';

CREATE INDEX follow_up_moved ON follow_up (due_moves DESC, id)
    WHERE deleted_at IS NULL AND due_moves > 2 AND state IN ('committed', 'in_progress');

CREATE INDEX guardrail_proof_due ON guardrail (state, last_proven_at + proof_every_days * 86400000)
    WHERE deleted_at IS NULL AND state = 'proven';

CREATE TABLE api_token (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token_digest BLOB NOT NULL UNIQUE,
    label TEXT NOT NULL CHECK (label <> ''),
    created_at INTEGER NOT NULL,
    created_by INTEGER REFERENCES person (id),
    expires_at INTEGER,
    last_used_at INTEGER,
    revoked_at INTEGER,
    revoked_by INTEGER REFERENCES person (id)
, scopes TEXT NOT NULL DEFAULT 'freezes overrides' CHECK (scopes <> '')) STRICT;

CREATE TABLE freeze (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source TEXT NOT NULL CHECK (source IN ('incident', 'scheduled')),
    incident_id INTEGER REFERENCES incident (id),
    reason TEXT NOT NULL DEFAULT '',
    scope TEXT NOT NULL CHECK (scope IN ('services', 'everything')),
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL CHECK (ends_at > starts_at),
    zone TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    created_by INTEGER REFERENCES person (id),
    ended_at INTEGER,
    ended_by INTEGER REFERENCES person (id),
    ended_as TEXT CHECK (ended_as IN ('lifted', 'incident_over', 'severity_lowered', 'nothing_to_hold')),
    ended_reason TEXT NOT NULL DEFAULT '',
    over_at INTEGER NOT NULL AS (min(coalesce(ended_at, ends_at), ends_at)),
    CHECK ((source = 'incident') = (incident_id IS NOT NULL)),
    CHECK (source = 'incident' OR reason <> ''),
    CHECK ((ended_at IS NULL) = (ended_as IS NULL))
) STRICT;

CREATE INDEX freeze_incident ON freeze (incident_id) WHERE incident_id IS NOT NULL;

CREATE INDEX freeze_open ON freeze (ends_at) WHERE ended_at IS NULL;

CREATE INDEX freeze_over ON freeze (over_at DESC, id DESC);

CREATE TABLE freeze_service (
    freeze_id INTEGER NOT NULL REFERENCES freeze (id),
    service_id INTEGER NOT NULL REFERENCES service (id),
    PRIMARY KEY (freeze_id, service_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE freeze_override (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    freeze_id INTEGER NOT NULL REFERENCES freeze (id),
    service_id INTEGER NOT NULL REFERENCES service (id),
    reason TEXT NOT NULL CHECK (reason <> ''),
    requested_at INTEGER NOT NULL,
    requested_by INTEGER NOT NULL REFERENCES person (id),
    confirmed_at INTEGER,
    confirmed_by INTEGER REFERENCES person (id) CHECK (confirmed_by <> requested_by),
    withdrawn_at INTEGER,
    withdrawn_by INTEGER REFERENCES person (id),
    used_at INTEGER,
    used_by INTEGER REFERENCES api_token (id),
    CHECK ((confirmed_at IS NULL) = (confirmed_by IS NULL)),
    CHECK (used_at IS NULL OR confirmed_at IS NOT NULL)
) STRICT;

CREATE INDEX freeze_override_freeze ON freeze_override (freeze_id);

CREATE TABLE freeze_answer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    freeze_id INTEGER NOT NULL REFERENCES freeze (id),
    token_id INTEGER NOT NULL REFERENCES api_token (id),
    service_id INTEGER NOT NULL REFERENCES service (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('frozen', 'let_through', 'open')),
    override_id INTEGER REFERENCES freeze_override (id),
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL CHECK (last_at >= first_at),
    times INTEGER NOT NULL DEFAULT 1 CHECK (times > 0)
) STRICT;

CREATE INDEX freeze_answer_freeze ON freeze_answer (freeze_id, token_id, service_id, outcome, first_at);

CREATE TABLE launch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL CHECK (title <> ''),
    plan TEXT NOT NULL DEFAULT '',
    launch_on TEXT CHECK (launch_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    owner_id INTEGER REFERENCES person (id),
    blast_radius TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    created_by INTEGER REFERENCES person (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    deleted_by INTEGER REFERENCES person (id)
, is_demo INTEGER NOT NULL DEFAULT 0 CHECK (is_demo IN (0, 1)), is_private INTEGER NOT NULL DEFAULT 0 CHECK (is_private IN (0, 1))) STRICT;

CREATE INDEX launch_on ON launch (launch_on) WHERE deleted_at IS NULL;

CREATE TABLE launch_service (
    launch_id INTEGER NOT NULL REFERENCES launch (id),
    service_id INTEGER NOT NULL REFERENCES service (id),
    PRIMARY KEY (launch_id, service_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE launch_check (
    launch_id INTEGER NOT NULL REFERENCES launch (id),
    guardrail_id INTEGER NOT NULL REFERENCES guardrail (id),
    answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'not_applicable')),
    note TEXT NOT NULL DEFAULT '',
    answered_at INTEGER NOT NULL,
    answered_by INTEGER REFERENCES person (id),
    PRIMARY KEY (launch_id, guardrail_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE premortem (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL CHECK (title <> ''),
    launch_id INTEGER REFERENCES launch (id),
    template TEXT NOT NULL,
    script TEXT NOT NULL CHECK (json_valid(script)),
    anonymity TEXT NOT NULL CHECK (anonymity IN ('anonymous', 'named_after_reveal', 'named')),
    pace TEXT NOT NULL CHECK (pace IN ('together', 'over_days')),
    phase TEXT NOT NULL CHECK (phase IN
        ('lobby', 'brief', 'silent_writing', 'reveal', 'grouping', 'voting', 'mitigation', 'decision', 'closed',
         'looked_back')),
    phase_since INTEGER NOT NULL,
    ends_at INTEGER,
    facilitator_id INTEGER REFERENCES person (id),
    join_code TEXT NOT NULL CHECK (join_code <> ''),
    allows_guests INTEGER NOT NULL CHECK (allows_guests IN (0, 1)),
    dots INTEGER NOT NULL CHECK (dots BETWEEN 1 AND 20),
    look_back_on TEXT CHECK (look_back_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    decision TEXT CHECK (decision IN ('go', 'go_with_conditions', 'no_go')),
    decision_note TEXT NOT NULL DEFAULT '',
    decided_at INTEGER,
    closed_at INTEGER,
    looked_back_at INTEGER,
    look_back_note TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    created_by INTEGER REFERENCES person (id),
    deleted_at INTEGER,
    deleted_by INTEGER REFERENCES person (id), is_demo INTEGER NOT NULL DEFAULT 0 CHECK (is_demo IN (0, 1)), plan TEXT NOT NULL DEFAULT '', is_private INTEGER NOT NULL DEFAULT 0 CHECK (is_private IN (0, 1)),
    CHECK ((decision IS NULL) = (decided_at IS NULL)),
    CHECK ((closed_at IS NOT NULL) = (phase IN ('closed', 'looked_back'))),
    CHECK ((looked_back_at IS NOT NULL) = (phase = 'looked_back'))
) STRICT;

CREATE UNIQUE INDEX premortem_join_code ON premortem (join_code) WHERE closed_at IS NULL;

CREATE INDEX premortem_launch ON premortem (launch_id) WHERE deleted_at IS NULL;

CREATE INDEX premortem_facilitator ON premortem (facilitator_id) WHERE closed_at IS NULL;

CREATE TABLE premortem_service (
    premortem_id INTEGER NOT NULL REFERENCES premortem (id),
    service_id INTEGER NOT NULL REFERENCES service (id),
    PRIMARY KEY (premortem_id, service_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX premortem_service_service ON premortem_service (service_id);

CREATE TABLE premortem_participant (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    premortem_id INTEGER NOT NULL REFERENCES premortem (id),
    person_id INTEGER REFERENCES person (id),
    guest_name TEXT NOT NULL DEFAULT '',
    token_digest BLOB UNIQUE,
    joined_at INTEGER NOT NULL,
    CHECK ((person_id IS NULL) = (guest_name <> '')),
    CHECK (token_digest IS NULL OR person_id IS NULL),
    UNIQUE (premortem_id, person_id)
) STRICT;

CREATE INDEX premortem_participant_person ON premortem_participant (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE premortem_key (
    premortem_id INTEGER PRIMARY KEY REFERENCES premortem (id),
    key BLOB NOT NULL
) STRICT;

CREATE TABLE premortem_card (
    id INTEGER PRIMARY KEY,
    premortem_id INTEGER NOT NULL REFERENCES premortem (id),
    text TEXT NOT NULL CHECK (text <> ''),
    prompt TEXT NOT NULL DEFAULT '',
    participant_id INTEGER REFERENCES premortem_participant (id),
    risk_id INTEGER REFERENCES risk (id),
    is_withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (is_withdrawn IN (0, 1))
) STRICT;

CREATE INDEX premortem_card_premortem ON premortem_card (premortem_id, id);

CREATE INDEX premortem_card_risk ON premortem_card (risk_id) WHERE risk_id IS NOT NULL;

CREATE TABLE premortem_card_tag (
    card_id INTEGER PRIMARY KEY REFERENCES premortem_card (id),
    premortem_id INTEGER NOT NULL REFERENCES premortem (id),
    tag BLOB NOT NULL
) STRICT;

CREATE INDEX premortem_card_tag_premortem ON premortem_card_tag (premortem_id, tag);

CREATE TABLE premortem_vote (
    risk_id INTEGER NOT NULL REFERENCES risk (id),
    tag BLOB NOT NULL,
    premortem_id INTEGER NOT NULL REFERENCES premortem (id),
    dots INTEGER NOT NULL CHECK (dots > 0),
    PRIMARY KEY (risk_id, tag)
) STRICT, WITHOUT ROWID;

CREATE INDEX premortem_vote_premortem ON premortem_vote (premortem_id, tag);

CREATE TABLE premortem_grouping (
    premortem_id INTEGER NOT NULL REFERENCES premortem (id),
    step INTEGER NOT NULL,
    card_id INTEGER NOT NULL REFERENCES premortem_card (id),
    from_risk_id INTEGER NOT NULL REFERENCES risk (id),
    to_risk_id INTEGER NOT NULL REFERENCES risk (id),
    is_undone INTEGER NOT NULL DEFAULT 0 CHECK (is_undone IN (0, 1)),
    PRIMARY KEY (premortem_id, step, card_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE risk (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    premortem_id INTEGER NOT NULL REFERENCES premortem (id),
    title TEXT NOT NULL CHECK (title <> ''),
    dots INTEGER CHECK (dots >= 0),
    likelihood TEXT CHECK (likelihood IN ('low', 'medium', 'high')),
    impact TEXT CHECK (impact IN ('low', 'medium', 'high')),
    warning_sign TEXT NOT NULL DEFAULT '',
    accepted_reason TEXT NOT NULL DEFAULT '',
    accepted_by INTEGER REFERENCES person (id),
    look_again_on TEXT CHECK (look_again_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    outcome TEXT CHECK (outcome IN ('came_true', 'prevented', 'did_not', 'unknown')),
    outcome_note TEXT NOT NULL DEFAULT '',
    CHECK ((accepted_reason <> '') = (accepted_by IS NOT NULL)),
    CHECK ((accepted_reason <> '') = (look_again_on IS NOT NULL))
) STRICT;

CREATE INDEX risk_premortem ON risk (premortem_id);

CREATE INDEX risk_look_again ON risk (look_again_on) WHERE look_again_on IS NOT NULL;

CREATE TABLE risk_follow_up (
    risk_id INTEGER NOT NULL REFERENCES risk (id),
    follow_up_id INTEGER NOT NULL REFERENCES follow_up (id),
    PRIMARY KEY (risk_id, follow_up_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX risk_follow_up_follow_up ON risk_follow_up (follow_up_id);

CREATE TABLE premortem_condition (
    premortem_id INTEGER NOT NULL REFERENCES premortem (id),
    follow_up_id INTEGER NOT NULL REFERENCES follow_up (id),
    PRIMARY KEY (premortem_id, follow_up_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX premortem_condition_follow_up ON premortem_condition (follow_up_id);

CREATE TABLE foresight (
    incident_id INTEGER NOT NULL REFERENCES incident (id),
    premortem_id INTEGER NOT NULL REFERENCES premortem (id),
    risk_id INTEGER REFERENCES risk (id),
    noted_at INTEGER NOT NULL,
    noted_by INTEGER REFERENCES person (id),
    PRIMARY KEY (incident_id, premortem_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX foresight_premortem ON foresight (premortem_id);

CREATE INDEX foresight_risk ON foresight (risk_id);

CREATE TABLE suggestion_answer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    finding_id INTEGER NOT NULL REFERENCES finding (id),
    entry TEXT NOT NULL CHECK (entry <> ''),
    answer TEXT NOT NULL CHECK (answer IN ('accepted', 'turned_down')),
    created_at INTEGER NOT NULL,
    created_by INTEGER REFERENCES person (id),
    ended_at INTEGER,
    ended_by INTEGER REFERENCES person (id)
) STRICT;

CREATE UNIQUE INDEX suggestion_answer_once ON suggestion_answer (finding_id, entry) WHERE ended_at IS NULL;

CREATE INDEX suggestion_answer_open ON suggestion_answer (id DESC) WHERE ended_at IS NULL;

CREATE TABLE suggestion_answer_term (
    term TEXT NOT NULL,
    answer_id INTEGER NOT NULL REFERENCES suggestion_answer (id),
    PRIMARY KEY (term, answer_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX suggestion_answer_term_answer ON suggestion_answer_term (answer_id);

CREATE INDEX guardrail_changed ON guardrail (updated_at);

CREATE TABLE known_place (
    person_id INTEGER NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('browser', 'network')),
    digest BLOB NOT NULL,
    last_used_at INTEGER NOT NULL,
    PRIMARY KEY (person_id, kind, digest)
) STRICT, WITHOUT ROWID;

CREATE TABLE writing_trial (filler BLOB NOT NULL) STRICT;

CREATE TABLE sent_form (
    digest BLOB PRIMARY KEY NOT NULL,
    contents BLOB NOT NULL,
    day INTEGER NOT NULL,
    location TEXT,
    notice TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX sent_form_day ON sent_form (day);

CREATE INDEX incident_weak ON incident (state, happened_at DESC, id DESC)
    WHERE deleted_at IS NULL AND state = 'closed' AND weak_guardrails_reason <> '';

CREATE TRIGGER incident_happened_insert AFTER INSERT ON incident BEGIN
    UPDATE incident SET happened_at = coalesce(
    (SELECT t.at FROM incident_time AS t WHERE t.incident_id = NEW.id AND t.mark = 'started'),
    (SELECT t.at FROM incident_time AS t WHERE t.incident_id = NEW.id AND t.mark = 'noticed'), NEW.declared_at) WHERE id = NEW.id;
END;

CREATE TRIGGER incident_happened_update AFTER UPDATE OF declared_at ON incident BEGIN
    UPDATE incident SET happened_at = coalesce(
    (SELECT t.at FROM incident_time AS t WHERE t.incident_id = NEW.id AND t.mark = 'started'),
    (SELECT t.at FROM incident_time AS t WHERE t.incident_id = NEW.id AND t.mark = 'noticed'), NEW.declared_at) WHERE id = NEW.id;
END;

CREATE TRIGGER incident_time_happened_insert AFTER INSERT ON incident_time BEGIN
    UPDATE incident SET happened_at = coalesce(
    (SELECT t.at FROM incident_time AS t WHERE t.incident_id = id AND t.mark = 'started'),
    (SELECT t.at FROM incident_time AS t WHERE t.incident_id = id AND t.mark = 'noticed'), declared_at) WHERE id = NEW.incident_id;
END;

CREATE TRIGGER incident_time_happened_update AFTER UPDATE ON incident_time BEGIN
    UPDATE incident SET happened_at = coalesce(
    (SELECT t.at FROM incident_time AS t WHERE t.incident_id = id AND t.mark = 'started'),
    (SELECT t.at FROM incident_time AS t WHERE t.incident_id = id AND t.mark = 'noticed'), declared_at) WHERE id = NEW.incident_id;
END;

CREATE TRIGGER incident_time_happened_delete AFTER DELETE ON incident_time BEGIN
    UPDATE incident SET happened_at = coalesce(
    (SELECT t.at FROM incident_time AS t WHERE t.incident_id = id AND t.mark = 'started'),
    (SELECT t.at FROM incident_time AS t WHERE t.incident_id = id AND t.mark = 'noticed'), declared_at) WHERE id = OLD.incident_id;
END;

CREATE TABLE "incident_role" (
    incident_id INTEGER NOT NULL REFERENCES incident (id),
    role TEXT NOT NULL CHECK (role IN ('guardrail_lead', 'facilitator', 'incident_commander',
        'communications', 'responder', 'scribe')),
    person_id INTEGER NOT NULL REFERENCES person (id),
    PRIMARY KEY (incident_id, role, person_id)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE pick_name USING fts5 (name, tokenize = 'handrail', prefix = '1 2 3');

CREATE INDEX person_name ON person (name COLLATE NOCASE) WHERE deactivated_at IS NULL;

CREATE INDEX service_name ON service (name COLLATE NOCASE) WHERE deleted_at IS NULL;

CREATE TABLE recent_pick (
    person_id INTEGER NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('person', 'service', 'guardrail')),
    chosen_id INTEGER NOT NULL,
    chosen_at INTEGER NOT NULL,
    PRIMARY KEY (person_id, kind, chosen_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX recent_pick_latest ON recent_pick (person_id, kind, chosen_at DESC);

CREATE TRIGGER person_pick_insert AFTER INSERT ON person BEGIN
    INSERT INTO pick_name (rowid, name) VALUES (new.id + 0 * 281474976710656, new.name);
END;

CREATE TRIGGER person_pick_update AFTER UPDATE OF name ON person BEGIN
    UPDATE pick_name SET name = new.name WHERE rowid = new.id + 0 * 281474976710656;
END;

CREATE TRIGGER person_pick_delete AFTER DELETE ON person BEGIN
    DELETE FROM pick_name WHERE rowid = old.id + 0 * 281474976710656;
END;

CREATE TRIGGER service_pick_insert AFTER INSERT ON service BEGIN
    INSERT INTO pick_name (rowid, name) VALUES (new.id + 1 * 281474976710656, new.name);
END;

CREATE TRIGGER service_pick_update AFTER UPDATE OF name ON service BEGIN
    UPDATE pick_name SET name = new.name WHERE rowid = new.id + 1 * 281474976710656;
END;

CREATE TRIGGER service_pick_delete AFTER DELETE ON service BEGIN
    DELETE FROM pick_name WHERE rowid = old.id + 1 * 281474976710656;
END;

CREATE TRIGGER guardrail_pick_insert AFTER INSERT ON guardrail BEGIN
    INSERT INTO pick_name (rowid, name) VALUES (new.id + 2 * 281474976710656, new.name);
END;

CREATE TRIGGER guardrail_pick_update AFTER UPDATE OF name ON guardrail BEGIN
    UPDATE pick_name SET name = new.name WHERE rowid = new.id + 2 * 281474976710656;
END;

CREATE TRIGGER guardrail_pick_delete AFTER DELETE ON guardrail BEGIN
    DELETE FROM pick_name WHERE rowid = old.id + 2 * 281474976710656;
END;

CREATE TABLE template (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('postmortem', 'premortem')),
    slug TEXT NOT NULL CHECK (slug <> ''),
    version INTEGER NOT NULL,
    file_text TEXT
) STRICT;

CREATE UNIQUE INDEX template_slug ON template (kind, slug);

CREATE TABLE template_revision (
    template_id INTEGER NOT NULL REFERENCES template (id),
    number INTEGER NOT NULL CHECK (number > 0),
    text TEXT,
    created_at INTEGER NOT NULL,
    created_by INTEGER REFERENCES person (id),
    PRIMARY KEY (template_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE name_answer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    incident_id INTEGER NOT NULL REFERENCES incident (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    answer TEXT NOT NULL CHECK (answer IN ('role', 'named')),
    words TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL,
    created_by INTEGER REFERENCES person (id),
    ended_at INTEGER,
    ended_by INTEGER REFERENCES person (id),
    CHECK ((answer = 'role') = (words <> ''))
) STRICT;

CREATE UNIQUE INDEX name_answer_person ON name_answer (incident_id, person_id) WHERE ended_at IS NULL;

CREATE TABLE name_replacement (
    answer_id INTEGER NOT NULL REFERENCES name_answer (id),
    place_kind TEXT NOT NULL
        CHECK (place_kind IN ('section', 'finding', 'follow_up', 'timeline_event', 'incident')),
    place_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (answer_id, place_kind, place_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE "wording_dismissal" (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rule TEXT NOT NULL CHECK (rule <> ''),
    scope TEXT NOT NULL CHECK (scope IN ('place', 'team')),
    place_kind TEXT
        CHECK (place_kind IN ('section', 'finding', 'follow_up', 'timeline_event', 'incident')),
    place_id INTEGER,
    incident_id INTEGER REFERENCES incident (id),
    words TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL CHECK (reason <> ''),
    created_at INTEGER NOT NULL,
    created_by INTEGER REFERENCES person (id),
    ended_at INTEGER,
    ended_by INTEGER REFERENCES person (id),
    CHECK ((scope = 'place') = (place_kind IS NOT NULL)),
    CHECK ((place_kind IS NULL) = (place_id IS NULL)),
    CHECK (scope = 'place' OR incident_id IS NULL),
    CHECK ((scope = 'place') = (words <> ''))
) STRICT;

CREATE UNIQUE INDEX wording_dismissal_team ON wording_dismissal (rule)
    WHERE scope = 'team' AND ended_at IS NULL;

CREATE INDEX wording_dismissal_place ON wording_dismissal (place_kind, place_id) WHERE ended_at IS NULL;

CREATE INDEX wording_dismissal_incident ON wording_dismissal (incident_id) WHERE ended_at IS NULL;

CREATE TABLE second_factor (
    person_id INTEGER PRIMARY KEY REFERENCES person (id),
    key BLOB NOT NULL CHECK (length(key) = 20),
    created_at INTEGER NOT NULL,
    last_step INTEGER NOT NULL
) STRICT;

CREATE TABLE recovery_code (
    person_id INTEGER NOT NULL REFERENCES second_factor (person_id) ON DELETE CASCADE,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    used_at INTEGER,
    PRIMARY KEY (person_id, digest)
) STRICT, WITHOUT ROWID;

CREATE TABLE second_factor_removal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES person (id),
    removed_at INTEGER NOT NULL,
    removed_by INTEGER REFERENCES person (id),
    reason TEXT NOT NULL CHECK (reason <> ''),
    told_at INTEGER
) STRICT;

CREATE INDEX second_factor_removal_person ON second_factor_removal (person_id);

CREATE TABLE pending_sign_in (
    token_digest BLOB PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX pending_sign_in_person ON pending_sign_in (person_id);

CREATE TABLE import (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source TEXT NOT NULL CHECK (source <> ''),
    made_at INTEGER NOT NULL,
    made_by INTEGER REFERENCES person (id),
    undone_at INTEGER,
    undone_by INTEGER REFERENCES person (id)
) STRICT;

CREATE TABLE imported_document (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    import_id INTEGER NOT NULL REFERENCES import (id),
    incident_id INTEGER NOT NULL REFERENCES incident (id),
    path TEXT NOT NULL CHECK (path <> ''),
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    text TEXT NOT NULL,
    is_update INTEGER NOT NULL CHECK (is_update IN (0, 1)),
    incident_version INTEGER NOT NULL,
    last_entry INTEGER NOT NULL,
    UNIQUE (import_id, path)
) STRICT;

CREATE INDEX imported_document_path ON imported_document (path, id DESC);

CREATE INDEX imported_document_digest ON imported_document (digest);

CREATE INDEX imported_document_incident ON imported_document (incident_id, id DESC);

CREATE INDEX follow_up_title ON follow_up (title COLLATE NOCASE, id) WHERE deleted_at IS NULL;

CREATE INDEX guardrail_state_name ON guardrail (state, name COLLATE NOCASE, id)
    WHERE deleted_at IS NULL;

CREATE INDEX guardrail_strength_name ON guardrail (strength, name COLLATE NOCASE, id)
    WHERE deleted_at IS NULL;

CREATE INDEX incident_declared_by ON incident (declared_by);

CREATE INDEX incident_role_person ON incident_role (person_id);

CREATE INDEX postmortem_author_person ON postmortem_author (person_id);

CREATE INDEX timeline_event_created_by ON timeline_event (created_by);

CREATE INDEX finding_created_by ON finding (created_by);

CREATE INDEX image_created_by ON image (created_by);

CREATE INDEX follow_up_created_by ON follow_up (created_by);

CREATE INDEX guardrail_created_by ON guardrail (created_by);

CREATE TABLE access_grant (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES person (id),
    level TEXT NOT NULL CHECK (level IN ('contributor', 'editor', 'reviewer', 'administrator')),
    scope TEXT NOT NULL CHECK (scope IN ('everything', 'team', 'service', 'incident')),
    team_id INTEGER REFERENCES team (id),
    service_id INTEGER REFERENCES service (id),
    incident_id INTEGER REFERENCES incident (id),
    reason TEXT NOT NULL CHECK (reason <> ''),
    asked_at INTEGER NOT NULL,
    decided_at INTEGER,
    decided_by INTEGER REFERENCES person (id) CHECK (decided_by <> person_id),
    is_refused INTEGER NOT NULL DEFAULT 0 CHECK (is_refused IN (0, 1)),
    ends_at INTEGER,
    ended_at INTEGER,
    ended_by INTEGER REFERENCES person (id),
    CHECK ((team_id IS NOT NULL) = (scope = 'team')),
    CHECK ((service_id IS NOT NULL) = (scope = 'service')),
    CHECK ((incident_id IS NOT NULL) = (scope = 'incident')),
    CHECK (is_refused = 0 OR decided_at IS NOT NULL)
) STRICT;

CREATE INDEX access_grant_person ON access_grant (person_id, id) WHERE ended_at IS NULL;

CREATE INDEX access_grant_open ON access_grant (id) WHERE decided_at IS NULL AND ended_at IS NULL;

CREATE TABLE private_name (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('incident', 'launch', 'premortem')),
    record_id INTEGER NOT NULL,
    person_id INTEGER REFERENCES person (id),
    team_id INTEGER REFERENCES team (id),
    named_at INTEGER NOT NULL,
    named_by INTEGER REFERENCES person (id),
    CHECK ((person_id IS NULL) <> (team_id IS NULL))
) STRICT;

CREATE UNIQUE INDEX private_name_person ON private_name (person_id, kind, record_id)
    WHERE person_id IS NOT NULL;

CREATE UNIQUE INDEX private_name_team ON private_name (team_id, kind, record_id)
    WHERE team_id IS NOT NULL;

CREATE INDEX private_name_record ON private_name (kind, record_id);

CREATE TABLE broken_glass (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('incident', 'launch', 'premortem')),
    record_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (id),
    reason TEXT NOT NULL CHECK (reason <> ''),
    opened_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL CHECK (ends_at > opened_at)
) STRICT;

CREATE INDEX broken_glass_person ON broken_glass (person_id, ends_at);

CREATE INDEX broken_glass_record ON broken_glass (kind, record_id);

CREATE INDEX follow_up_premortem ON follow_up (premortem_id) WHERE premortem_id IS NOT NULL;

CREATE INDEX incident_declared ON incident (declared_at DESC, id DESC, is_private)
    WHERE deleted_at IS NULL;

CREATE INDEX incident_happened ON incident (happened_at DESC, id DESC, is_private)
    WHERE deleted_at IS NULL;

CREATE INDEX incident_updated ON incident (updated_at DESC, id DESC, is_private)
    WHERE deleted_at IS NULL;

CREATE INDEX incident_title ON incident (title COLLATE NOCASE, id, is_private)
    WHERE deleted_at IS NULL;

CREATE INDEX incident_severity ON incident (severity, happened_at DESC, id, is_private)
    WHERE deleted_at IS NULL;

CREATE TABLE team_member (
    team_id INTEGER NOT NULL REFERENCES team (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    added_at INTEGER NOT NULL,
    added_by INTEGER REFERENCES person (id),
    PRIMARY KEY (team_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX team_member_person ON team_member (person_id);

CREATE TABLE "section_submission" (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    section_id INTEGER NOT NULL REFERENCES postmortem_section (id),
    client TEXT NOT NULL CHECK (client <> ''),
    sequence INTEGER NOT NULL,
    base_revision INTEGER NOT NULL,
    text TEXT,
    blank_before TEXT NOT NULL DEFAULT '',
    blank_after TEXT NOT NULL DEFAULT '',
    sent_at INTEGER NOT NULL,
    sent_by INTEGER REFERENCES person (id),
    revision INTEGER,
    edits TEXT NOT NULL DEFAULT '[]',
    CHECK (text IS NOT NULL OR revision IS NOT NULL)
) STRICT;

CREATE INDEX section_submission_client ON section_submission (section_id, client, sequence);

CREATE TABLE "postmortem_section_revision" (
    section_id INTEGER NOT NULL REFERENCES postmortem_section (id),
    revision INTEGER NOT NULL,
    text TEXT NOT NULL,
    written_at INTEGER NOT NULL,
    written_by INTEGER REFERENCES person (id),
    PRIMARY KEY (section_id, revision)
) STRICT;

CREATE TABLE "edit_version" (
    subject TEXT NOT NULL CHECK (subject <> ''),
    subject_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    fields TEXT NOT NULL CHECK (json_valid(fields)),
    PRIMARY KEY (subject, subject_id, version)
) STRICT;

CREATE VIEW incident_text AS SELECT id, 'INC-' || id || ' ' || title AS title, summary || char(10) || how_noticed || char(10) || surprise AS body
    FROM incident WHERE deleted_at IS NULL;

CREATE TRIGGER incident_search_insert AFTER INSERT ON incident BEGIN
    INSERT INTO search_incident (rowid, title, body)
        SELECT new.id, 'INC-' || new.id || ' ' || new.title, new.summary || char(10) || new.how_noticed || char(10) || new.surprise
        WHERE new.deleted_at IS NULL;
END;

CREATE TRIGGER incident_search_update AFTER UPDATE OF title, summary, how_noticed, surprise, deleted_at ON incident BEGIN
    INSERT INTO search_incident (search_incident, rowid, title, body)
        SELECT 'delete', old.id, 'INC-' || old.id || ' ' || old.title, old.summary || char(10) || old.how_noticed || char(10) || old.surprise
        WHERE old.deleted_at IS NULL;
    INSERT INTO search_incident (rowid, title, body)
        SELECT new.id, 'INC-' || new.id || ' ' || new.title, new.summary || char(10) || new.how_noticed || char(10) || new.surprise
        WHERE new.deleted_at IS NULL;
END;

CREATE VIEW timeline_event_text AS SELECT id, '' AS title, text AS body
    FROM timeline_event WHERE deleted_at IS NULL AND source <> 'system';

CREATE TRIGGER timeline_event_search_insert AFTER INSERT ON timeline_event BEGIN
    INSERT INTO search_timeline_event (rowid, title, body)
        SELECT new.id, '', new.text
        WHERE new.deleted_at IS NULL AND new.source <> 'system';
END;

CREATE TRIGGER timeline_event_search_update AFTER UPDATE OF text, deleted_at ON timeline_event BEGIN
    INSERT INTO search_timeline_event (search_timeline_event, rowid, title, body)
        SELECT 'delete', old.id, '', old.text
        WHERE old.deleted_at IS NULL AND old.source <> 'system';
    INSERT INTO search_timeline_event (rowid, title, body)
        SELECT new.id, '', new.text
        WHERE new.deleted_at IS NULL AND new.source <> 'system';
END;

CREATE VIEW finding_text AS SELECT id, title AS title, detail AS body
    FROM finding WHERE deleted_at IS NULL;

CREATE TRIGGER finding_search_insert AFTER INSERT ON finding BEGIN
    INSERT INTO search_finding (rowid, title, body)
        SELECT new.id, new.title, new.detail
        WHERE new.deleted_at IS NULL;
END;

CREATE TRIGGER finding_search_update AFTER UPDATE OF title, detail, deleted_at ON finding BEGIN
    INSERT INTO search_finding (search_finding, rowid, title, body)
        SELECT 'delete', old.id, old.title, old.detail
        WHERE old.deleted_at IS NULL;
    INSERT INTO search_finding (rowid, title, body)
        SELECT new.id, new.title, new.detail
        WHERE new.deleted_at IS NULL;
END;

CREATE VIEW follow_up_text AS SELECT id, 'FU-' || id || ' ' || title AS title, detail AS body
    FROM follow_up WHERE deleted_at IS NULL;

CREATE TRIGGER follow_up_search_insert AFTER INSERT ON follow_up BEGIN
    INSERT INTO search_follow_up (rowid, title, body)
        SELECT new.id, 'FU-' || new.id || ' ' || new.title, new.detail
        WHERE new.deleted_at IS NULL;
END;

CREATE TRIGGER follow_up_search_update AFTER UPDATE OF title, detail, deleted_at ON follow_up BEGIN
    INSERT INTO search_follow_up (search_follow_up, rowid, title, body)
        SELECT 'delete', old.id, 'FU-' || old.id || ' ' || old.title, old.detail
        WHERE old.deleted_at IS NULL;
    INSERT INTO search_follow_up (rowid, title, body)
        SELECT new.id, 'FU-' || new.id || ' ' || new.title, new.detail
        WHERE new.deleted_at IS NULL;
END;

CREATE VIEW guardrail_text AS SELECT id, 'GR-' || id || ' ' || name AS title, statement || char(10) || bypass AS body
    FROM guardrail WHERE deleted_at IS NULL;

CREATE TRIGGER guardrail_search_insert AFTER INSERT ON guardrail BEGIN
    INSERT INTO search_guardrail (rowid, title, body)
        SELECT new.id, 'GR-' || new.id || ' ' || new.name, new.statement || char(10) || new.bypass
        WHERE new.deleted_at IS NULL;
END;

CREATE TRIGGER guardrail_search_update AFTER UPDATE OF name, statement, bypass, deleted_at ON guardrail BEGIN
    INSERT INTO search_guardrail (search_guardrail, rowid, title, body)
        SELECT 'delete', old.id, 'GR-' || old.id || ' ' || old.name, old.statement || char(10) || old.bypass
        WHERE old.deleted_at IS NULL;
    INSERT INTO search_guardrail (rowid, title, body)
        SELECT new.id, 'GR-' || new.id || ' ' || new.name, new.statement || char(10) || new.bypass
        WHERE new.deleted_at IS NULL;
END;

CREATE VIEW launch_text AS SELECT id, title AS title, plan || char(10) || blast_radius AS body
    FROM launch WHERE deleted_at IS NULL;

CREATE TRIGGER launch_search_insert AFTER INSERT ON launch BEGIN
    INSERT INTO search_launch (rowid, title, body)
        SELECT new.id, new.title, new.plan || char(10) || new.blast_radius
        WHERE new.deleted_at IS NULL;
END;

CREATE TRIGGER launch_search_update AFTER UPDATE OF title, plan, blast_radius, deleted_at ON launch BEGIN
    INSERT INTO search_launch (search_launch, rowid, title, body)
        SELECT 'delete', old.id, old.title, old.plan || char(10) || old.blast_radius
        WHERE old.deleted_at IS NULL;
    INSERT INTO search_launch (rowid, title, body)
        SELECT new.id, new.title, new.plan || char(10) || new.blast_radius
        WHERE new.deleted_at IS NULL;
END;

CREATE VIEW postmortem_section_text AS SELECT s.id AS id, s.title AS title, r.text AS body
    FROM postmortem_section AS s JOIN postmortem AS p ON p.id = s.postmortem_id
    JOIN postmortem_section_revision AS r ON r.section_id = s.id AND r.revision = s.revision WHERE p.deleted_at IS NULL;

CREATE TRIGGER postmortem_section_search_write AFTER INSERT ON postmortem_section_revision BEGIN
    INSERT INTO search_postmortem_section (search_postmortem_section, rowid, title, body)
        SELECT 'delete', s.id, s.title, r.text FROM postmortem_section AS s JOIN postmortem AS p ON p.id = s.postmortem_id
    JOIN postmortem_section_revision AS r ON r.section_id = s.id
        WHERE s.id = new.section_id AND p.deleted_at IS NULL AND r.revision = (
            SELECT max(b.revision) FROM postmortem_section_revision AS b
            WHERE b.section_id = new.section_id AND b.revision < new.revision);
    INSERT INTO search_postmortem_section (rowid, title, body)
        SELECT s.id, s.title, new.text
        FROM postmortem_section AS s JOIN postmortem AS p ON p.id = s.postmortem_id
        WHERE s.id = new.section_id AND p.deleted_at IS NULL;
END;

CREATE TRIGGER postmortem_search_update AFTER UPDATE OF deleted_at ON postmortem
    WHEN (old.deleted_at IS NULL) <> (new.deleted_at IS NULL) BEGIN
    INSERT INTO search_postmortem_section (search_postmortem_section, rowid, title, body)
        SELECT 'delete', s.id, s.title, r.text FROM postmortem_section AS s
            JOIN postmortem_section_revision AS r ON r.section_id = s.id AND r.revision = s.revision
        WHERE s.postmortem_id = new.id AND old.deleted_at IS NULL;
    INSERT INTO search_postmortem_section (rowid, title, body)
        SELECT id, title, body FROM postmortem_section_text
        WHERE id IN (SELECT id FROM postmortem_section WHERE postmortem_id = new.id);
END;

CREATE TRIGGER premortem_search_insert AFTER INSERT ON premortem BEGIN
    INSERT INTO search_premortem (rowid, title, body)
        SELECT new.id, 'PRE-' || new.id || ' ' || new.title, new.decision_note WHERE new.deleted_at IS NULL;
END;

CREATE TRIGGER premortem_search_update
    AFTER UPDATE OF title, decision_note, closed_at, deleted_at ON premortem BEGIN
    DELETE FROM search_premortem WHERE rowid = new.id;
    INSERT INTO search_premortem (rowid, title, body)
        SELECT new.id, 'PRE-' || new.id || ' ' || new.title,
            new.decision_note || char(10)
            || coalesce((SELECT group_concat(r.title || ' ' || r.warning_sign, char(10)) FROM risk AS r
                WHERE r.premortem_id = new.id AND new.closed_at IS NOT NULL AND EXISTS (
                    SELECT 1 FROM premortem_card AS c WHERE c.risk_id = r.id AND c.is_withdrawn = 0)), '')
        WHERE new.deleted_at IS NULL;
END;

CREATE INDEX incident_in_bin ON incident (deleted_at DESC) WHERE deleted_at IS NOT NULL;

CREATE INDEX timeline_event_in_bin ON timeline_event (deleted_at DESC) WHERE deleted_at IS NOT NULL;

CREATE INDEX finding_in_bin ON finding (deleted_at DESC) WHERE deleted_at IS NOT NULL;

CREATE INDEX follow_up_in_bin ON follow_up (deleted_at DESC) WHERE deleted_at IS NOT NULL;

CREATE INDEX guardrail_in_bin ON guardrail (deleted_at DESC) WHERE deleted_at IS NOT NULL;

CREATE INDEX comment_in_bin ON comment (deleted_at DESC) WHERE deleted_at IS NOT NULL;

CREATE INDEX image_in_bin ON image (deleted_at DESC) WHERE deleted_at IS NOT NULL;

CREATE INDEX launch_in_bin ON launch (deleted_at DESC) WHERE deleted_at IS NOT NULL;

CREATE INDEX premortem_in_bin ON premortem (deleted_at DESC) WHERE deleted_at IS NOT NULL;

CREATE INDEX guardrail_link_in_bin ON guardrail_link (deleted_at DESC) WHERE deleted_at IS NOT NULL;

CREATE INDEX guardrail_exemption_in_bin ON guardrail_exemption (deleted_at DESC) WHERE deleted_at IS NOT NULL;

CREATE INDEX review_meeting_in_bin ON review_meeting (deleted_at DESC) WHERE deleted_at IS NOT NULL;

CREATE INDEX incident_demo ON incident (id) WHERE is_demo = 1;

CREATE INDEX follow_up_demo ON follow_up (id) WHERE is_demo = 1;

CREATE INDEX guardrail_demo ON guardrail (id) WHERE is_demo = 1;

CREATE INDEX launch_demo ON launch (id) WHERE is_demo = 1;

CREATE INDEX premortem_demo ON premortem (id) WHERE is_demo = 1;

CREATE INDEX incident_reported ON incident (happened_at DESC, id DESC, is_private)
    WHERE deleted_at IS NULL AND state = 'reported';

CREATE INDEX incident_active ON incident (happened_at DESC, id DESC, is_private)
    WHERE deleted_at IS NULL AND state = 'active';

CREATE INDEX incident_mitigated ON incident (happened_at DESC, id DESC, is_private)
    WHERE deleted_at IS NULL AND state = 'mitigated';

CREATE INDEX incident_resolved ON incident (happened_at DESC, id DESC, is_private)
    WHERE deleted_at IS NULL AND state = 'resolved';

CREATE INDEX incident_in_review ON incident (happened_at DESC, id DESC, is_private)
    WHERE deleted_at IS NULL AND state = 'in_review';

CREATE INDEX incident_closed ON incident (happened_at DESC, id DESC, is_private)
    WHERE deleted_at IS NULL AND state = 'closed';

CREATE INDEX incident_dismissed ON incident (happened_at DESC, id DESC, is_private)
    WHERE deleted_at IS NULL AND state = 'dismissed';

CREATE INDEX incident_merged ON incident (happened_at DESC, id DESC, is_private)
    WHERE deleted_at IS NULL AND state = 'merged';

CREATE INDEX follow_up_proposed ON follow_up (due, id)
    WHERE deleted_at IS NULL AND state = 'proposed';

CREATE INDEX follow_up_committed ON follow_up (due, id)
    WHERE deleted_at IS NULL AND state = 'committed';

CREATE INDEX follow_up_in_progress ON follow_up (due, id)
    WHERE deleted_at IS NULL AND state = 'in_progress';

CREATE INDEX follow_up_done ON follow_up (due, id)
    WHERE deleted_at IS NULL AND state = 'done';

CREATE INDEX follow_up_verified ON follow_up (due, id)
    WHERE deleted_at IS NULL AND state = 'verified';

CREATE INDEX follow_up_declined ON follow_up (due, id)
    WHERE deleted_at IS NULL AND state = 'declined';

CREATE INDEX follow_up_superseded ON follow_up (due, id)
    WHERE deleted_at IS NULL AND state = 'superseded';

CREATE INDEX incident_open ON incident (happened_at DESC, id DESC, is_private)
    WHERE deleted_at IS NULL AND state IN ('active', 'in_review', 'mitigated', 'reported', 'resolved');

CREATE INDEX incident_ongoing_happened ON incident (happened_at DESC, id DESC, is_private)
    WHERE deleted_at IS NULL AND state IN ('active', 'mitigated', 'reported');

CREATE INDEX incident_ongoing ON incident (severity, happened_at DESC, is_private)
    WHERE deleted_at IS NULL AND state IN ('reported', 'active', 'mitigated');

CREATE INDEX follow_up_open_owner ON follow_up (owner_id, due, id)
    WHERE deleted_at IS NULL AND state IN ('committed', 'in_progress');

CREATE INDEX follow_up_proposed_owner ON follow_up (owner_id, due, id)
    WHERE deleted_at IS NULL AND state = 'proposed';

CREATE INDEX follow_up_team ON follow_up (team_id, due, id)
    WHERE deleted_at IS NULL AND team_id IS NOT NULL;

CREATE INDEX guardrail_owner_team ON guardrail (owner_team_id)
    WHERE deleted_at IS NULL AND owner_team_id IS NOT NULL;

CREATE INDEX postmortem_unfinished ON postmortem (id)
    WHERE deleted_at IS NULL AND state IN ('draft', 'in_review', 'changes_requested', 'approved');

CREATE INDEX service_slug_ever ON service (slug);

CREATE INDEX audit_entry_settings ON audit_entry (id DESC)
    WHERE subject IN ('person', 'team', 'service', 'api_token', 'template', 'setting');

CREATE TABLE identity (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES person (id),
    issuer TEXT NOT NULL CHECK (issuer <> ''),
    subject TEXT NOT NULL CHECK (subject <> ''),
    label TEXT NOT NULL DEFAULT '',
    linked_at INTEGER NOT NULL,
    UNIQUE (issuer, subject),
    UNIQUE (person_id, issuer)
) STRICT;

CREATE TABLE near_miss_report (
    incident_id INTEGER PRIMARY KEY REFERENCES incident (id),
    code_digest BLOB NOT NULL UNIQUE CHECK (length(code_digest) = 32)
) STRICT;

CREATE TABLE near_miss_report_note (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    incident_id INTEGER NOT NULL REFERENCES near_miss_report (incident_id),
    text TEXT NOT NULL CHECK (text <> ''),
    day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    -- Of an answer; the words of the reporter name nobody.
    answered_by INTEGER REFERENCES person (id)
) STRICT;

CREATE INDEX near_miss_report_note_incident ON near_miss_report_note (incident_id, id);

CREATE TABLE "batch" (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('follow_up_change', 'follow_up_opening', 'invitation')),
    made_at INTEGER NOT NULL,
    made_by INTEGER REFERENCES person (id),
    undone_at INTEGER,
    undone_by INTEGER REFERENCES person (id)
) STRICT;

CREATE INDEX invitation_batch ON invitation (batch_id) WHERE batch_id IS NOT NULL;

CREATE TABLE invitation_team (
    invitation_id INTEGER NOT NULL REFERENCES invitation (id),
    team_id INTEGER NOT NULL REFERENCES team (id),
    PRIMARY KEY (invitation_id, team_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX postmortem_section_for_customers ON postmortem_section (postmortem_id)
    WHERE is_for_customers = 1;

CREATE TABLE erased_identity (
    tag BLOB NOT NULL PRIMARY KEY CHECK (length(tag) = 32)
) STRICT, WITHOUT ROWID;

CREATE TABLE imported_image (
    incident_id INTEGER NOT NULL REFERENCES incident (id),
    address TEXT NOT NULL CHECK (address <> ''),
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    image_id INTEGER NOT NULL REFERENCES image (id) ON DELETE CASCADE,
    PRIMARY KEY (incident_id, address)
) STRICT;

CREATE INDEX imported_image_image ON imported_image (image_id);

CREATE TABLE figure (
    name TEXT NOT NULL CHECK (name IN ('findings', 'incidents', 'unstopped', 'open_follow_ups')),
    day INTEGER NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (name, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE related_guardrail (
    service_id INTEGER NOT NULL REFERENCES service (id),
    guardrail_id INTEGER NOT NULL REFERENCES guardrail (id),
    links INTEGER NOT NULL,
    PRIMARY KEY (service_id, guardrail_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX related_guardrail_service ON related_guardrail (guardrail_id, service_id) WHERE links > 0;

CREATE INDEX incident_unguarded ON incident (happened_at DESC, id DESC)
    WHERE deleted_at IS NULL AND unguarded_findings > 0;

CREATE VIEW figure_of_incident (name, day, incident) AS
    SELECT 'incidents', i.happened_at / 86400000, i.id FROM incident AS i WHERE i.deleted_at IS NULL AND i.is_private = 0 AND i.kind <> 'drill' AND i.state NOT IN ('dismissed', 'merged')
    AND i.happened_at <> 0
    UNION ALL
    SELECT 'unstopped', i.happened_at / 86400000, i.id FROM incident AS i WHERE i.deleted_at IS NULL AND i.is_private = 0 AND i.kind <> 'drill' AND i.state NOT IN ('dismissed', 'merged')
    AND i.happened_at <> 0
        AND EXISTS (SELECT 1 FROM guardrail_link AS l JOIN guardrail AS g ON g.id = l.guardrail_id
            WHERE l.incident_id = i.id AND l.deleted_at IS NULL AND g.deleted_at IS NULL
                AND l.relation IN ('failed_in', 'bypassed_in', 'absent_in'));

CREATE VIEW figure_of_finding (name, day, finding, incident) AS
    SELECT 'findings', n.created_at / 86400000, n.id, i.id
    FROM finding AS n JOIN incident AS i ON i.id = n.incident_id
    WHERE n.deleted_at IS NULL AND n.kind IN ('missing_guardrail', 'weak_guardrail', 'bypassed_guardrail', 'detection_gap', 'response_gap', 'access_too_wide',
'got_lucky') AND i.deleted_at IS NULL AND i.is_private = 0;

CREATE VIEW figure_of_follow_up (name, day, follow_up, incident, premortem) AS
    SELECT 'open_follow_ups', f.created_at / 86400000, f.id, f.incident_id, f.premortem_id
    FROM follow_up AS f
    WHERE f.state IN ('proposed', 'committed', 'in_progress') AND f.deleted_at IS NULL
        AND (f.incident_id IS NULL
            OR EXISTS (SELECT 1 FROM incident AS i WHERE i.id = f.incident_id AND i.deleted_at IS NULL AND i.is_private = 0))
        AND (f.premortem_id IS NULL
            OR EXISTS (SELECT 1 FROM premortem AS p LEFT JOIN launch AS u ON u.id = p.launch_id
                WHERE p.id = f.premortem_id AND p.is_private = 0 AND coalesce(u.is_private, 0) = 0));

CREATE VIEW relation_by_link (service, guardrail, link, incident) AS
    SELECT x.service_id, l.guardrail_id, l.id, i.id
    FROM guardrail_link AS l JOIN incident AS i ON i.id = l.incident_id
        JOIN incident_service AS x ON x.incident_id = i.id
    WHERE l.deleted_at IS NULL AND l.relation <> 'held_in' AND i.deleted_at IS NULL AND i.is_private = 0;

CREATE VIEW relation_by_finding (service, guardrail, link, finding, incident) AS
    SELECT x.service_id, l.guardrail_id, l.id, n.id, i.id
    FROM finding AS n JOIN guardrail_link AS l ON l.finding_id = n.id
        JOIN incident AS i ON i.id = n.incident_id JOIN incident_service AS x ON x.incident_id = i.id
    WHERE n.deleted_at IS NULL AND l.deleted_at IS NULL AND i.deleted_at IS NULL AND i.is_private = 0;

CREATE VIEW unguarded_finding (finding, incident) AS
    SELECT n.id, n.incident_id FROM finding AS n
    WHERE n.deleted_at IS NULL AND n.kind IN ('missing_guardrail', 'weak_guardrail', 'bypassed_guardrail', 'detection_gap', 'response_gap', 'access_too_wide',
'got_lucky')
        AND NOT EXISTS (SELECT 1 FROM guardrail_link AS l JOIN guardrail AS g ON g.id = l.guardrail_id
            WHERE l.finding_id = n.id AND l.deleted_at IS NULL AND g.state <> 'retired' AND g.deleted_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM follow_up AS w JOIN guardrail_link AS l ON l.follow_up_id = w.id
                JOIN guardrail AS g ON g.id = l.guardrail_id
            WHERE w.finding_id = n.id AND w.deleted_at IS NULL AND l.deleted_at IS NULL AND g.state <> 'retired' AND g.deleted_at IS NULL);

CREATE TRIGGER incident_figure_before BEFORE UPDATE OF happened_at, kind, state, deleted_at, is_private ON incident
    WHEN OLD.happened_at IS NOT NEW.happened_at OR OLD.kind IS NOT NEW.kind OR OLD.state IS NOT NEW.state OR OLD.deleted_at IS NOT NEW.deleted_at OR OLD.is_private IS NOT NEW.is_private BEGIN
    INSERT INTO figure (name, day, count) SELECT name, day, -1 FROM figure_of_incident WHERE incident = OLD.id
    ON CONFLICT (name, day) DO UPDATE SET count = count + excluded.count;
END;

CREATE TRIGGER incident_figure_after AFTER UPDATE OF happened_at, kind, state, deleted_at, is_private ON incident
    WHEN OLD.happened_at IS NOT NEW.happened_at OR OLD.kind IS NOT NEW.kind OR OLD.state IS NOT NEW.state OR OLD.deleted_at IS NOT NEW.deleted_at OR OLD.is_private IS NOT NEW.is_private BEGIN
    INSERT INTO figure (name, day, count) SELECT name, day, 1 FROM figure_of_incident WHERE incident = NEW.id
    ON CONFLICT (name, day) DO UPDATE SET count = count + excluded.count;
END;

CREATE TRIGGER incident_parts_figure_before BEFORE UPDATE OF deleted_at, is_private ON incident
    WHEN OLD.deleted_at IS NOT NEW.deleted_at OR OLD.is_private IS NOT NEW.is_private BEGIN
    INSERT INTO figure (name, day, count) SELECT name, day, -1 FROM figure_of_finding WHERE incident = OLD.id
    ON CONFLICT (name, day) DO UPDATE SET count = count + excluded.count;
INSERT INTO figure (name, day, count) SELECT name, day, -1 FROM figure_of_follow_up WHERE incident = OLD.id
    ON CONFLICT (name, day) DO UPDATE SET count = count + excluded.count;
INSERT INTO related_guardrail (service_id, guardrail_id, links)
    SELECT service, guardrail, -1 FROM relation_by_link WHERE incident = OLD.id
    ON CONFLICT (service_id, guardrail_id) DO UPDATE SET links = links + excluded.links;
INSERT INTO related_guardrail (service_id, guardrail_id, links)
    SELECT service, guardrail, -1 FROM relation_by_finding WHERE incident = OLD.id
    ON CONFLICT (service_id, guardrail_id) DO UPDATE SET links = links + excluded.links;
END;

CREATE TRIGGER incident_parts_figure_after AFTER UPDATE OF deleted_at, is_private ON incident
    WHEN OLD.deleted_at IS NOT NEW.deleted_at OR OLD.is_private IS NOT NEW.is_private BEGIN
    INSERT INTO figure (name, day, count) SELECT name, day, 1 FROM figure_of_finding WHERE incident = NEW.id
    ON CONFLICT (name, day) DO UPDATE SET count = count + excluded.count;
INSERT INTO figure (name, day, count) SELECT name, day, 1 FROM figure_of_follow_up WHERE incident = NEW.id
    ON CONFLICT (name, day) DO UPDATE SET count = count + excluded.count;
INSERT INTO related_guardrail (service_id, guardrail_id, links)
    SELECT service, guardrail, 1 FROM relation_by_link WHERE incident = NEW.id
    ON CONFLICT (service_id, guardrail_id) DO UPDATE SET links = links + excluded.links;
INSERT INTO related_guardrail (service_id, guardrail_id, links)
    SELECT service, guardrail, 1 FROM relation_by_finding WHERE incident = NEW.id
    ON CONFLICT (service_id, guardrail_id) DO UPDATE SET links = links + excluded.links;
END;

CREATE TRIGGER incident_figure_delete BEFORE DELETE ON incident BEGIN
    INSERT INTO figure (name, day, count) SELECT name, day, -1 FROM figure_of_incident WHERE incident = OLD.id
    ON CONFLICT (name, day) DO UPDATE SET count = count + excluded.count;
END;

CREATE TRIGGER finding_figure_insert AFTER INSERT ON finding BEGIN
    INSERT INTO figure (name, day, count) SELECT name, day, 1 FROM figure_of_finding WHERE finding = NEW.id
    ON CONFLICT (name, day) DO UPDATE SET count = count + excluded.count;
END;

CREATE TRIGGER finding_figure_delete BEFORE DELETE ON finding BEGIN
    INSERT INTO figure (name, day, count) SELECT name, day, -1 FROM figure_of_finding WHERE finding = OLD.id
    ON CONFLICT (name, day) DO UPDATE SET count = count + excluded.count;
END;

CREATE TRIGGER follow_up_figure_insert AFTER INSERT ON follow_up BEGIN
    INSERT INTO figure (name, day, count) SELECT name, day, 1 FROM figure_of_follow_up WHERE follow_up = NEW.id
    ON CONFLICT (name, day) DO UPDATE SET count = count + excluded.count;
END;

CREATE TRIGGER follow_up_figure_delete BEFORE DELETE ON follow_up BEGIN
    INSERT INTO figure (name, day, count) SELECT name, day, -1 FROM figure_of_follow_up WHERE follow_up = OLD.id
    ON CONFLICT (name, day) DO UPDATE SET count = count + excluded.count;
END;

CREATE TRIGGER incident_service_figure_insert AFTER INSERT ON incident_service BEGIN
    INSERT INTO related_guardrail (service_id, guardrail_id, links)
    SELECT service, guardrail, 1 FROM relation_by_link WHERE incident = NEW.incident_id AND service = NEW.service_id
    ON CONFLICT (service_id, guardrail_id) DO UPDATE SET links = links + excluded.links;
INSERT INTO related_guardrail (service_id, guardrail_id, links)
    SELECT service, guardrail, 1 FROM relation_by_finding WHERE incident = NEW.incident_id AND service = NEW.service_id
    ON CONFLICT (service_id, guardrail_id) DO UPDATE SET links = links + excluded.links;
END;

CREATE TRIGGER incident_service_figure_delete BEFORE DELETE ON incident_service BEGIN
    INSERT INTO related_guardrail (service_id, guardrail_id, links)
    SELECT service, guardrail, -1 FROM relation_by_link WHERE incident = OLD.incident_id AND service = OLD.service_id
    ON CONFLICT (service_id, guardrail_id) DO UPDATE SET links = links + excluded.links;
INSERT INTO related_guardrail (service_id, guardrail_id, links)
    SELECT service, guardrail, -1 FROM relation_by_finding WHERE incident = OLD.incident_id AND service = OLD.service_id
    ON CONFLICT (service_id, guardrail_id) DO UPDATE SET links = links + excluded.links;
END;

CREATE TRIGGER finding_figure_before BEFORE UPDATE OF kind, deleted_at ON finding
    WHEN OLD.kind IS NOT NEW.kind OR OLD.deleted_at IS NOT NEW.deleted_at BEGIN
    INSERT INTO figure (name, day, count) SELECT name, day, -1 FROM figure_of_finding WHERE finding = OLD.id
    ON CONFLICT (name, day) DO UPDATE SET count = count + excluded.count;
INSERT INTO related_guardrail (service_id, guardrail_id, links)
    SELECT service, guardrail, -1 FROM relation_by_finding WHERE finding = OLD.id
    ON CONFLICT (service_id, guardrail_id) DO UPDATE SET links = links + excluded.links;
END;

CREATE TRIGGER finding_figure_after AFTER UPDATE OF kind, deleted_at ON finding
    WHEN OLD.kind IS NOT NEW.kind OR OLD.deleted_at IS NOT NEW.deleted_at BEGIN
    INSERT INTO figure (name, day, count) SELECT name, day, 1 FROM figure_of_finding WHERE finding = NEW.id
    ON CONFLICT (name, day) DO UPDATE SET count = count + excluded.count;
INSERT INTO related_guardrail (service_id, guardrail_id, links)
    SELECT service, guardrail, 1 FROM relation_by_finding WHERE finding = NEW.id
    ON CONFLICT (service_id, guardrail_id) DO UPDATE SET links = links + excluded.links;
END;

CREATE TRIGGER follow_up_figure_before BEFORE UPDATE OF state, deleted_at, incident_id, premortem_id ON follow_up
    WHEN OLD.state IS NOT NEW.state OR OLD.deleted_at IS NOT NEW.deleted_at OR OLD.incident_id IS NOT NEW.incident_id OR OLD.premortem_id IS NOT NEW.premortem_id BEGIN
    INSERT INTO figure (name, day, count) SELECT name, day, -1 FROM figure_of_follow_up WHERE follow_up = OLD.id
    ON CONFLICT (name, day) DO UPDATE SET count = count + excluded.count;
END;

CREATE TRIGGER follow_up_figure_after AFTER UPDATE OF state, deleted_at, incident_id, premortem_id ON follow_up
    WHEN OLD.state IS NOT NEW.state OR OLD.deleted_at IS NOT NEW.deleted_at OR OLD.incident_id IS NOT NEW.incident_id OR OLD.premortem_id IS NOT NEW.premortem_id BEGIN
    INSERT INTO figure (name, day, count) SELECT name, day, 1 FROM figure_of_follow_up WHERE follow_up = NEW.id
    ON CONFLICT (name, day) DO UPDATE SET count = count + excluded.count;
END;

CREATE TRIGGER premortem_figure_before BEFORE UPDATE OF is_private, launch_id ON premortem
    WHEN OLD.is_private IS NOT NEW.is_private OR OLD.launch_id IS NOT NEW.launch_id BEGIN
    INSERT INTO figure (name, day, count) SELECT name, day, -1 FROM figure_of_follow_up WHERE premortem = OLD.id
    ON CONFLICT (name, day) DO UPDATE SET count = count + excluded.count;
END;

CREATE TRIGGER premortem_figure_after AFTER UPDATE OF is_private, launch_id ON premortem
    WHEN OLD.is_private IS NOT NEW.is_private OR OLD.launch_id IS NOT NEW.launch_id BEGIN
    INSERT INTO figure (name, day, count) SELECT name, day, 1 FROM figure_of_follow_up WHERE premortem = NEW.id
    ON CONFLICT (name, day) DO UPDATE SET count = count + excluded.count;
END;

CREATE TRIGGER launch_figure_before BEFORE UPDATE OF is_private ON launch
    WHEN OLD.is_private IS NOT NEW.is_private BEGIN
    INSERT INTO figure (name, day, count) SELECT name, day, -1 FROM figure_of_follow_up WHERE premortem IN (SELECT id FROM premortem WHERE launch_id = OLD.id)
    ON CONFLICT (name, day) DO UPDATE SET count = count + excluded.count;
END;

CREATE TRIGGER launch_figure_after AFTER UPDATE OF is_private ON launch
    WHEN OLD.is_private IS NOT NEW.is_private BEGIN
    INSERT INTO figure (name, day, count) SELECT name, day, 1 FROM figure_of_follow_up WHERE premortem IN (SELECT id FROM premortem WHERE launch_id = NEW.id)
    ON CONFLICT (name, day) DO UPDATE SET count = count + excluded.count;
END;

CREATE TRIGGER guardrail_link_figure_begin BEFORE INSERT ON guardrail_link
    WHEN NEW.incident_id IS NOT NULL BEGIN
    INSERT INTO figure (name, day, count) SELECT name, day, -1 FROM figure_of_incident WHERE incident = NEW.incident_id AND name = 'unstopped'
    ON CONFLICT (name, day) DO UPDATE SET count = count + excluded.count;
END;

CREATE TRIGGER guardrail_link_figure_insert AFTER INSERT ON guardrail_link BEGIN
    INSERT INTO figure (name, day, count) SELECT name, day, 1 FROM figure_of_incident WHERE incident = NEW.incident_id AND name = 'unstopped'
    ON CONFLICT (name, day) DO UPDATE SET count = count + excluded.count;
INSERT INTO related_guardrail (service_id, guardrail_id, links)
    SELECT service, guardrail, 1 FROM relation_by_link WHERE link = NEW.id
    ON CONFLICT (service_id, guardrail_id) DO UPDATE SET links = links + excluded.links;
INSERT INTO related_guardrail (service_id, guardrail_id, links)
    SELECT service, guardrail, 1 FROM relation_by_finding WHERE link = NEW.id
    ON CONFLICT (service_id, guardrail_id) DO UPDATE SET links = links + excluded.links;
END;

CREATE TRIGGER guardrail_link_figure_delete BEFORE DELETE ON guardrail_link BEGIN
    INSERT INTO figure (name, day, count) SELECT name, day, -1 FROM figure_of_incident WHERE incident = OLD.incident_id AND name = 'unstopped'
    ON CONFLICT (name, day) DO UPDATE SET count = count + excluded.count;
INSERT INTO related_guardrail (service_id, guardrail_id, links)
    SELECT service, guardrail, -1 FROM relation_by_link WHERE link = OLD.id
    ON CONFLICT (service_id, guardrail_id) DO UPDATE SET links = links + excluded.links;
INSERT INTO related_guardrail (service_id, guardrail_id, links)
    SELECT service, guardrail, -1 FROM relation_by_finding WHERE link = OLD.id
    ON CONFLICT (service_id, guardrail_id) DO UPDATE SET links = links + excluded.links;
END;

CREATE TRIGGER guardrail_link_figure_end AFTER DELETE ON guardrail_link
    WHEN OLD.incident_id IS NOT NULL BEGIN
    INSERT INTO figure (name, day, count) SELECT name, day, 1 FROM figure_of_incident WHERE incident = OLD.incident_id AND name = 'unstopped'
    ON CONFLICT (name, day) DO UPDATE SET count = count + excluded.count;
END;

CREATE TRIGGER guardrail_link_figure_before BEFORE UPDATE OF deleted_at ON guardrail_link
    WHEN OLD.deleted_at IS NOT NEW.deleted_at BEGIN
    INSERT INTO figure (name, day, count) SELECT name, day, -1 FROM figure_of_incident WHERE incident = OLD.incident_id AND name = 'unstopped'
    ON CONFLICT (name, day) DO UPDATE SET count = count + excluded.count;
INSERT INTO related_guardrail (service_id, guardrail_id, links)
    SELECT service, guardrail, -1 FROM relation_by_link WHERE link = OLD.id
    ON CONFLICT (service_id, guardrail_id) DO UPDATE SET links = links + excluded.links;
INSERT INTO related_guardrail (service_id, guardrail_id, links)
    SELECT service, guardrail, -1 FROM relation_by_finding WHERE link = OLD.id
    ON CONFLICT (service_id, guardrail_id) DO UPDATE SET links = links + excluded.links;
END;

CREATE TRIGGER guardrail_link_figure_after AFTER UPDATE OF deleted_at ON guardrail_link
    WHEN OLD.deleted_at IS NOT NEW.deleted_at BEGIN
    INSERT INTO figure (name, day, count) SELECT name, day, 1 FROM figure_of_incident WHERE incident = NEW.incident_id AND name = 'unstopped'
    ON CONFLICT (name, day) DO UPDATE SET count = count + excluded.count;
INSERT INTO related_guardrail (service_id, guardrail_id, links)
    SELECT service, guardrail, 1 FROM relation_by_link WHERE link = NEW.id
    ON CONFLICT (service_id, guardrail_id) DO UPDATE SET links = links + excluded.links;
INSERT INTO related_guardrail (service_id, guardrail_id, links)
    SELECT service, guardrail, 1 FROM relation_by_finding WHERE link = NEW.id
    ON CONFLICT (service_id, guardrail_id) DO UPDATE SET links = links + excluded.links;
END;

CREATE TRIGGER guardrail_figure_before BEFORE UPDATE OF deleted_at ON guardrail
    WHEN OLD.deleted_at IS NOT NEW.deleted_at BEGIN
    INSERT INTO figure (name, day, count) SELECT name, day, -1 FROM figure_of_incident WHERE incident IN (SELECT incident_id FROM guardrail_link WHERE guardrail_id = OLD.id
    AND deleted_at IS NULL) AND name = 'unstopped'
    ON CONFLICT (name, day) DO UPDATE SET count = count + excluded.count;
END;

CREATE TRIGGER guardrail_figure_after AFTER UPDATE OF deleted_at ON guardrail
    WHEN OLD.deleted_at IS NOT NEW.deleted_at BEGIN
    INSERT INTO figure (name, day, count) SELECT name, day, 1 FROM figure_of_incident WHERE incident IN (SELECT incident_id FROM guardrail_link WHERE guardrail_id = NEW.id
    AND deleted_at IS NULL) AND name = 'unstopped'
    ON CONFLICT (name, day) DO UPDATE SET count = count + excluded.count;
END;

CREATE TRIGGER finding_unguarded_insert AFTER INSERT ON finding BEGIN
    UPDATE incident SET unguarded_findings =
    (SELECT count(*) FROM unguarded_finding AS u WHERE u.incident = incident.id) WHERE id IN (NEW.incident_id);
END;

CREATE TRIGGER finding_unguarded_update AFTER UPDATE OF kind, deleted_at ON finding
    WHEN OLD.kind IS NOT NEW.kind OR OLD.deleted_at IS NOT NEW.deleted_at BEGIN
    UPDATE incident SET unguarded_findings =
    (SELECT count(*) FROM unguarded_finding AS u WHERE u.incident = incident.id) WHERE id IN (NEW.incident_id);
END;

CREATE TRIGGER finding_unguarded_delete AFTER DELETE ON finding BEGIN
    UPDATE incident SET unguarded_findings =
    (SELECT count(*) FROM unguarded_finding AS u WHERE u.incident = incident.id) WHERE id IN (OLD.incident_id);
END;

CREATE TRIGGER guardrail_link_unguarded_insert AFTER INSERT ON guardrail_link BEGIN
    UPDATE incident SET unguarded_findings =
    (SELECT count(*) FROM unguarded_finding AS u WHERE u.incident = incident.id) WHERE id IN (SELECT incident_id FROM finding WHERE id = NEW.finding_id
UNION ALL SELECT n.incident_id FROM follow_up AS w JOIN finding AS n ON n.id = w.finding_id
    WHERE w.id = NEW.follow_up_id);
END;

CREATE TRIGGER guardrail_link_unguarded_update AFTER UPDATE OF deleted_at ON guardrail_link
    WHEN OLD.deleted_at IS NOT NEW.deleted_at BEGIN
    UPDATE incident SET unguarded_findings =
    (SELECT count(*) FROM unguarded_finding AS u WHERE u.incident = incident.id) WHERE id IN (SELECT incident_id FROM finding WHERE id = NEW.finding_id
UNION ALL SELECT n.incident_id FROM follow_up AS w JOIN finding AS n ON n.id = w.finding_id
    WHERE w.id = NEW.follow_up_id);
END;

CREATE TRIGGER guardrail_link_unguarded_delete AFTER DELETE ON guardrail_link BEGIN
    UPDATE incident SET unguarded_findings =
    (SELECT count(*) FROM unguarded_finding AS u WHERE u.incident = incident.id) WHERE id IN (SELECT incident_id FROM finding WHERE id = OLD.finding_id
UNION ALL SELECT n.incident_id FROM follow_up AS w JOIN finding AS n ON n.id = w.finding_id
    WHERE w.id = OLD.follow_up_id);
END;

CREATE TRIGGER follow_up_unguarded_update AFTER UPDATE OF finding_id, deleted_at ON follow_up
    WHEN OLD.finding_id IS NOT NEW.finding_id OR OLD.deleted_at IS NOT NEW.deleted_at BEGIN
    UPDATE incident SET unguarded_findings =
    (SELECT count(*) FROM unguarded_finding AS u WHERE u.incident = incident.id) WHERE id IN (SELECT incident_id FROM finding WHERE id IN (OLD.finding_id, NEW.finding_id));
END;

CREATE TRIGGER guardrail_unguarded_update AFTER UPDATE OF state, deleted_at ON guardrail
    WHEN (OLD.state = 'retired') <> (NEW.state = 'retired') OR OLD.deleted_at IS NOT NEW.deleted_at BEGIN
    UPDATE incident SET unguarded_findings =
    (SELECT count(*) FROM unguarded_finding AS u WHERE u.incident = incident.id) WHERE id IN (SELECT n.incident_id FROM guardrail_link AS l LEFT JOIN follow_up AS w ON w.id = l.follow_up_id
    JOIN finding AS n ON n.id = coalesce(l.finding_id, w.finding_id)
    WHERE l.guardrail_id = NEW.id AND l.deleted_at IS NULL);
END;
