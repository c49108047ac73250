import Foundation

extension URL {
    /// Makes an empty file in this folder that nobody else can read.
    func newFile(_ name: String) throws(GitProblem) -> URL {
        let file = appendingPathComponent("\(name)-\(UUID().uuidString)")
        guard FileManager.default.createFile(atPath: file.path, contents: nil, attributes: [.posixPermissions: 0o600])
        else { throw GitProblem("\(path) cannot be written.") }
        return file
    }
}
