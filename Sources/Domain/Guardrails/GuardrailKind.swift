/// The sort of safeguard that a guardrail is.
package enum GuardrailKind: String, CaseIterable, Codable, Sendable {
    case mollyGuard = "molly_guard"
    case dryRun = "dry_run"
    case undoWindow = "undo_window"
    case accessStep = "access_step"
    case twoPerson = "two_person"
    case blastLimit = "blast_limit"
    case emptySelectorRefusal = "empty_selector_refusal"
    case environmentSeparation = "environment_separation"
    case networkIsolation = "network_isolation"
    case canary
    case autoRollback = "auto_rollback"
    case featureFlag = "feature_flag"
    case deployFreeze = "deploy_freeze"
    case backupRestore = "backup_restore"
    case migrationSafety = "migration_safety"
    case branchProtection = "branch_protection"
    case testOrLint = "test_or_lint"
    case alert
    case auditLog = "audit_log"
    case checklist
    case training
    case other

    package var label: String {
        switch self {
        case .mollyGuard: "Typed confirmation (molly guard)"
        case .dryRun: "Dry run"
        case .undoWindow: "Undo window"
        case .accessStep: "Access step"
        case .twoPerson: "Two people"
        case .blastLimit: "Blast limit"
        case .emptySelectorRefusal: "Refusal of an empty selection"
        case .environmentSeparation: "Environment separation"
        case .networkIsolation: "Network isolation"
        case .canary: "Canary"
        case .autoRollback: "Automatic rollback"
        case .featureFlag: "Feature flag"
        case .deployFreeze: "Deploy freeze"
        case .backupRestore: "Backup and restore"
        case .migrationSafety: "Migration safety"
        case .branchProtection: "Branch protection"
        case .testOrLint: "Test or lint"
        case .alert: "Alert"
        case .auditLog: "Audit log"
        case .checklist: "Checklist"
        case .training: "Training"
        case .other: "Other"
        }
    }
}
