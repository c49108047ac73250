import Foundation

/// What a command says about its own work while that takes long.
enum Progress {
    /// On standard error, so that what a command prints stays what was asked for.
    static func tell(_ sentence: String) {
        FileHandle.standardError.write(Data("\(sentence)\n".utf8))
    }
}
