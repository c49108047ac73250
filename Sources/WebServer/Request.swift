/// A request, read in full and checked: what reaches a handler has a valid path, a valid query and a body within its
/// limit. A plain value, so that a page is a function and a test needs no socket.
package struct Request: Sendable {
    /// Random; names the request in the log and in the `X-Request-Id` of the response.
    package let id: String
    package let method: Method
    /// The segments of the path, percent-decoded: "/incidents/INC-7" is `["incidents", "INC-7"]`, "/" is `[]`.
    package let path: [String]
    /// The path as it was sent, without the query.
    package let rawPath: String
    package let query: Form
    package let headers: Headers
    package var body: [UInt8]
    /// The address that the request comes from: the peer, or what a trusted proxy says in `X-Forwarded-For`.
    package let remoteAddress: String
    /// The addresses that its sender is likely to own, by which attempts are counted: an IPv4 address itself, the /64
    /// of an IPv6 address.
    package var remoteNetwork: String { IPAddress(remoteAddress)?.network.description ?? remoteAddress }
    /// Roughly where the request comes from; empty if that is not known.
    package var neighbourhood: String { IPAddress(remoteAddress)?.neighbourhood ?? "" }
    /// Whether the request came over TLS, which only a trusted proxy can say (`X-Forwarded-Proto`).
    package let isSecure: Bool
    /// The person whom a trusted proxy has signed in, as it names them: an e-mail address. Nil if no proxy vouches for
    /// anybody, whatever headers were sent.
    package let proxyUser: String?
    /// The `Host` header in lower case, with the port if it was sent: "handrail.example:8080".
    package let host: String

    package var cookies: RequestCookies { RequestCookies(headers: headers) }

    /// - Parameter target: Path and query as they stand in a request line, percent-encoded: "/incidents?state=open".
    /// - Throws: ``BadInput`` where the server would refuse the target with 400.
    package init(
        _ method: Method = .get,
        _ target: String = "/",
        headers: Headers = [:],
        body: [UInt8] = [],
        remoteAddress: String = "127.0.0.1",
        isSecure: Bool = false,
        host: String = "localhost",
        proxyUser: String? = nil,
        id: String? = nil
    ) throws(BadInput) {
        let target = try RequestTarget(target)
        self.id = id ?? RequestID.random()
        self.method = method
        self.path = target.path
        self.rawPath = target.rawPath
        self.query = target.query
        self.headers = headers
        self.body = body
        self.remoteAddress = remoteAddress
        self.isSecure = isSecure
        self.host = host
        self.proxyUser = proxyUser
    }

    /// A request whose head the server has read and checked.
    package init(_ head: RequestHead, id: String, remoteAddress: String, isSecure: Bool, proxyUser: String?) {
        self.id = id
        method = head.method
        path = head.target.path
        rawPath = head.target.rawPath
        query = head.target.query
        headers = head.headers
        body = []
        self.remoteAddress = remoteAddress
        self.isSecure = isSecure
        host = head.host
        self.proxyUser = proxyUser
    }

    /// A request that submits a form, encoded as a browser does.
    ///
    /// - Throws: ``BadInput``, as the other initializer.
    package init(
        _ method: Method = .post,
        _ target: String,
        form: Form,
        headers: Headers = [:],
        isSecure: Bool = false,
        host: String = "localhost"
    ) throws(BadInput) {
        var headers = headers
        headers.add(checked: "content-type", "application/x-www-form-urlencoded")
        let body = Array(form.urlEncoded.utf8)
        try self.init(method, target, headers: headers, body: body, isSecure: isSecure, host: host)
    }

    /// The fields and files of a submitted form: `application/x-www-form-urlencoded` or `multipart/form-data`.
    ///
    /// - Throws: ``BadInput``: 400 where the body is no valid form or has text that ``TextCheck`` refuses, 415 for
    ///   another content type.
    package func form() throws(BadInput) -> Form {
        guard let contentType = headers["content-type"] else {
            if body.isEmpty { return Form() }
            throw BadInput("The request does not say what its content is.", status: .unsupportedMediaType)
        }
        let mediaType = MediaType(contentType)
        switch mediaType.name {
        case "application/x-www-form-urlencoded":
            return try Form(urlEncoded: body[...])
        case "multipart/form-data":
            guard let boundary = mediaType.parameters["boundary"] else {
                throw BadInput("The form was sent without a boundary between its fields.")
            }
            return try Form(multipart: body, boundary: boundary)
        default:
            throw BadInput("Only a form can be sent here.", status: .unsupportedMediaType)
        }
    }
}
