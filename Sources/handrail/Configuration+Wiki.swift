import Domain
import Git
import WebApp

extension Configuration {
    /// The export that a server makes by itself; nil if no repository is named.
    static func wiki(_ values: [Setting: Value]) throws -> WikiSchedule.Plan? {
        func text(_ setting: Setting) -> String { values[setting]?.text ?? "" }
        func choice<Choice: RawRepresentable<String> & CaseIterable>(_ setting: Setting) throws -> Choice {
            if let choice = Choice(rawValue: text(setting)) { return choice }
            let all = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw ConfigurationProblem("\(source(values, setting)) is “\(text(setting))”. Use one of: \(all).")
        }
        let format: ExportFormat = try choice(.exportFormat)
        let audience: ExportAudience = try choice(.exportAudience)
        guard let hours = Int(text(.exportHours)), (1...8_760).contains(hours) else {
            throw ConfigurationProblem(
                "\(source(values, .exportHours)) is “\(text(.exportHours))”. Use a number of hours from 1 to 8760.")
        }
        if text(.exportGit).isEmpty { return nil }
        if audience == .customers {
            throw ConfigurationProblem(
                "\(source(values, .exportAudience)) is customers. Somebody has to read what customers get before it leaves: export it on the page, or with `handrail export`."
            )
        }
        do {
            let target = try WikiExport.Target(address: GitAddress(text(.exportGit)), folder: text(.exportFolder))
            return WikiSchedule.Plan(target: target, format: format, audience: audience, hours: hours)
        } catch {
            throw ConfigurationProblem("\(source(values, .exportGit)): \(error.sentence)")
        }
    }
}
