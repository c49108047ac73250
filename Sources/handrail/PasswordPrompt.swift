import Domain
import Foundation

/// Asks for a password: on a terminal without showing it, otherwise as the first line of standard input. Never an
/// argument, because everybody on the machine could read it.
enum PasswordPrompt {
    static func read(fromStandardInput: Bool) throws -> String {
        let password: String
        if fromStandardInput {
            guard let line = readLine(strippingNewline: true) else {
                throw ConfigurationProblem("There was no password on standard input.")
            }
            password = line
        } else {
            guard isatty(STDIN_FILENO) == 1 else {
                throw ConfigurationProblem("There is no terminal to ask on. Use --password-stdin.")
            }
            password = try ask("Password: ")
            guard try ask("Again: ") == password else {
                throw ConfigurationProblem("The two passwords are not the same.")
            }
        }
        try PasswordRule.check(password)
        return password
    }

    private static func ask(_ prompt: String) throws -> String {
        var settings = termios()
        tcgetattr(STDIN_FILENO, &settings)
        var silent = settings
        silent.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(STDIN_FILENO, TCSANOW, &silent)
        defer {
            tcsetattr(STDIN_FILENO, TCSANOW, &settings)
            FileHandle.standardError.write(Data("\n".utf8))
        }
        FileHandle.standardError.write(Data(prompt.utf8))
        return readLine(strippingNewline: true) ?? ""
    }
}
