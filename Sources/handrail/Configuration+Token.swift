import Foundation

extension Configuration {
    /// The variables that `handrail gate` reads from the environment of a pipeline, besides the settings of a server.
    static let tokenVariable = "HANDRAIL_TOKEN"
    static let tokenFileVariable = "HANDRAIL_TOKEN_FILE"

    /// - Parameter file: the value of `--token-file`.
    /// - Throws: ``ConfigurationProblem`` when there is no token, or more than one place to read it from.
    static func token(
        file: String?, environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws -> String {
        try checkNames(environment)
        if let file { return try token(in: file) }
        let text = environment[tokenVariable]
        let path = environment[tokenFileVariable]
        if text != nil && path != nil {
            throw ConfigurationProblem("Both \(tokenVariable) and \(tokenFileVariable) are set. Set one of them.")
        }
        if let path { return try token(in: path) }
        guard let text else {
            throw ConfigurationProblem(
                "There is no token. Set \(tokenVariable) or \(tokenFileVariable), or name a file with --token-file.")
        }
        return try checkedToken(text, from: tokenVariable)
    }

    private static func token(in path: String) throws -> String {
        guard let handle = FileHandle(forReadingAtPath: path), let data = try? handle.read(upToCount: 4_096) else {
            throw ConfigurationProblem("The token file \(path) cannot be read.")
        }
        return try checkedToken(String(decoding: data, as: UTF8.self), from: path)
    }

    /// Refuses characters that could end the HTTP header.
    private static func checkedToken(_ text: String, from source: String) throws -> String {
        let token = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !token.isEmpty, token.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw ConfigurationProblem(
                "\(source) does not contain a token. A token is one word of letters, digits, - and _.")
        }
        return token
    }
}
