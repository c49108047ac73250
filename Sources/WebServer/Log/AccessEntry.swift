/// One request as the log shows it: never a query, a header or a body, which may hold what nobody else should read.
package struct AccessEntry: Sendable {
    var id: String
    var method: String
    var path: String
    var status: Int
    /// Of the body.
    var bytes: Int
    var microseconds: Int
    var remote: String

    package init(
        id: String, method: String, path: String, status: Int, bytes: Int, microseconds: Int, remote: String
    ) {
        self.id = id
        self.method = method
        self.path = path
        self.status = status
        self.bytes = bytes
        self.microseconds = microseconds
        self.remote = remote
    }
}
