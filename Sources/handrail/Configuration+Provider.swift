import Domain
import Foundation
import OpenIDConnect
import WebApp

extension Configuration {
    /// The variables with the client secret, which is on no command line and in no output.
    static let clientSecretVariable = "HANDRAIL_OPENID_CLIENT_SECRET"

    /// The provider that signs people in.
    struct ProviderChoice {
        let settings: ProviderSettings
        let rule: AdmissionRule
    }

    /// - Throws: ``ConfigurationProblem`` for settings that do not go together, so that nobody finds out when signing in.
    static func provider(
        _ values: [Setting: Value], baseURL: String?, environment: [String: String]
    ) throws -> ProviderChoice? {
        let others: [Setting] = [
            .openidClientID, .openidClientSecretFile, .openidName, .openidLevels, .openidNewLevel,
        ]
        guard let issuer = values[.openidIssuer], !issuer.text.isEmpty else {
            for setting in others {
                guard let value = values[setting], !value.text.isEmpty else { continue }
                throw ConfigurationProblem(
                    "\(value.source) is set, but there is no provider. Name it with --\(Setting.openidIssuer.flag).")
            }
            return nil
        }
        guard ProviderAddress.isSafe(issuer.text), !issuer.text.contains("?") else {
            throw ConfigurationProblem(
                "\(issuer.source) is “\(issuer.text)”. Use the https address by which the provider names itself.")
        }
        guard let baseURL else {
            throw ConfigurationProblem(
                "\(issuer.source) needs --\(Setting.baseURL.flag), since the provider sends people back to that address."
            )
        }
        let text = { (setting: Setting) in values[setting]?.text ?? "" }
        guard !text(.openidClientID).isEmpty else {
            throw ConfigurationProblem(
                "\(issuer.source) needs --\(Setting.openidClientID.flag), the name of Handrail at the provider.")
        }
        let host = URLComponents(string: issuer.text)?.host ?? issuer.text
        let settings = ProviderSettings(
            name: text(.openidName).isEmpty ? host : text(.openidName), issuer: issuer.text,
            clientID: text(.openidClientID),
            clientSecret: try clientSecret(file: text(.openidClientSecretFile), environment),
            returnAddress: SignInProvider.returnAddress(baseURL), scopes: text(.openidScopes),
            groupsClaim: text(.openidGroupsClaim))
        return ProviderChoice(settings: settings, rule: try admissionRule(values))
    }

    private static func clientSecret(file: String, _ environment: [String: String]) throws -> String? {
        let text = environment[clientSecretVariable]
        if file.isEmpty { return text.flatMap { $0.isEmpty ? nil : $0 } }
        if text != nil {
            throw ConfigurationProblem(
                "Both \(clientSecretVariable) and a file with the client secret are set. Set one of them.")
        }
        guard let handle = FileHandle(forReadingAtPath: file), let data = try? handle.read(upToCount: 4_096) else {
            throw ConfigurationProblem("The file \(file) with the client secret cannot be read.")
        }
        let secret = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        if secret.isEmpty { throw ConfigurationProblem("The file \(file) holds no client secret.") }
        return secret
    }

    private static func admissionRule(_ values: [Setting: Value]) throws -> AdmissionRule {
        let (levels, newLevel) = (values[.openidLevels], values[.openidNewLevel])
        switch (levels?.text ?? "", newLevel?.text ?? "") {
        case ("", ""): return .linked
        case ("", let word):
            guard let level = Level(rawValue: word) else {
                throw ConfigurationProblem(
                    "\(newLevel?.source ?? "") is “\(word)”. Use \(Level.allCases.map(\.rawValue).joined(separator: ", "))."
                )
            }
            return .everybody(level)
        case (let text, ""):
            do { return .groups(try GroupLevels(text)) } catch {
                throw ConfigurationProblem("\(levels?.source ?? ""): \(error.words)")
            }
        default:
            throw ConfigurationProblem(
                """
                \(levels?.source ?? "") and \(newLevel?.source ?? "") are both set. Either groups decide on levels or \
                administrators do.
                """)
        }
    }
}
