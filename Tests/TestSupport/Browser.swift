import Foundation
import Synchronization
import WebServer

/// Does what a person does in a browser without JavaScript: opens addresses, follows links that are really there, fills
/// in forms that are really there. Cookies and redirects are followed.
package final class Browser: Sendable {
    let host: TestApp
    private let address: String
    private let proxyUser: String?
    private let cookies = Mutex<[String: String]>([:])
    private let current = Mutex<Page?>(nil)

    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    /// - Parameters:
    ///   - address: where its requests come from.
    ///   - proxyUser: the person whom a trusted proxy names.
    init(_ host: TestApp, address: String = "127.0.0.1", proxyUser: String? = nil) {
        self.host = host
        self.address = address
        self.proxyUser = proxyUser
    }

    /// This browser with its cookies behind another proxy, or none.
    package func behindProxy(naming user: String?) -> Browser {
        let moved = Browser(host, address: address, proxyUser: user)
        for (name, value) in cookies.withLock({ $0 }) { moved.setCookie(name, value) }
        return moved
    }

    /// This browser with its cookies at another address, as when somebody takes a laptop home.
    package func moved(to address: String) -> Browser {
        let moved = Browser(host, address: address)
        for (name, value) in cookies.withLock({ $0 }) { moved.setCookie(name, value) }
        return moved
    }

    package func setCookie(_ name: String, _ value: String) {
        cookies.withLock { $0[name] = value.isEmpty ? nil : value }
    }

    package func cookie(_ name: String) -> String? { cookies.withLock { $0[name] } }

    /// The cookies as a request carries them, for requests that a test makes by hand.
    package var cookieHeader: String {
        cookies.withLock { $0.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: "; ") }
    }

    /// The page it shows.
    package var page: Page {
        get throws {
            guard let page = current.withLock({ $0 }) else { throw Failure(description: "no page is open") }
            return page
        }
    }

    @discardableResult
    package func open(_ path: String) async throws -> Page {
        try await send(.get, path, form: nil)
    }

    /// Follows the first link with this text, or with a text that begins with it.
    @discardableResult
    package func click(_ text: String) async throws -> Page {
        guard
            let link = try page.links.first(where: { $0.text == text })
                ?? page.links.first(where: { $0.text.hasPrefix(text) })
        else {
            throw Failure(
                description: "there is no link “\(text)” on \(try page.path); links: \(try page.links.map(\.text))")
        }
        return try await open(link.address)
    }

    /// Presses a button, after filling in the form it belongs to. A field that the form does not have is a failure.
    ///
    /// - Parameter fields: what is typed or chosen; a name that has several values, such as that of check boxes, is
    ///   given once for each.
    @discardableResult
    package func press(_ button: String, _ fields: [(String, String)] = []) async throws -> Page {
        let form = try form(with: button)
        let values = try form.filled(with: fields, pressing: button)
        if form.isGet {
            return try await open(String(form.action.prefix { $0 != "?" }) + "?" + Browser.encoded(values))
        }
        return try await send(.post, form.action, form: values, isImpatient: true)
    }

    func form(with button: String) throws -> PageForm {
        if let form = try page.forms.first(where: { $0.buttons.contains { $0.label == button } }) { return form }
        let labels = try page.forms.flatMap { $0.buttons.map(\.label) }
        throw Failure(description: "there is no button “\(button)” on \(try page.path); buttons: \(labels)")
    }

    /// Presses the button of a form with a file in it. Redirects are followed.
    ///
    /// - Parameter accept: what a script of ours asks for; a browser by itself asks for a page.
    @discardableResult
    package func upload(
        _ button: String, file field: String, named name: String, _ bytes: [UInt8], accept: String? = nil
    ) async throws -> Page {
        let form = try form(with: button)
        var body: [UInt8] = []
        for (other, value) in try form.filled(with: [], pressing: button) where other != field {
            body += Array("--edge\r\nContent-Disposition: form-data; name=\"\(other)\"\r\n\r\n\(value)\r\n".utf8)
        }
        body += Array(
            "--edge\r\nContent-Disposition: form-data; name=\"\(field)\"; filename=\"\(name)\"\r\n\r\n".utf8)
        body += bytes + Array("\r\n--edge--\r\n".utf8)
        var headers = try ownHeaders()
        try headers.set("content-type", "multipart/form-data; boundary=edge")
        if let accept { try headers.set("accept", accept) }
        let request = try Request(.post, form.action, headers: headers, body: body)
        let response = await host.app.respond(to: request)
        try await sendAgain(request, after: response)
        take(response)
        if let location = response.headers["location"] { return try await open(location) }
        let page = Page(path: form.action, response: response)
        current.withLock { $0 = page }
        return page
    }

    /// Sends a form as it is, for what no page of ours would send.
    @discardableResult
    package func send(
        _ method: WebServer.Method, _ path: String, form: [(String, String)]?, headers: Headers = [:],
        isImpatient: Bool = false
    ) async throws -> Page {
        var path = path
        var method = method
        var form = form
        for _ in 0..<6 {
            let request = try request(method, path, form, headers)
            let response = await host.app.respond(to: request)
            if isImpatient && method == .post { try await sendAgain(request, after: response) }
            take(response)
            if [301, 302, 303].contains(response.status.code), let location = response.headers["location"] {
                (path, method, form) = (location, .get, nil)
                continue
            }
            let page = Page(path: path, response: response)
            current.withLock { $0 = page }
            return page
        }
        throw Failure(description: "redirected in a circle at \(path)")
    }

    func request(
        _ method: WebServer.Method, _ path: String, _ form: [(String, String)]?, _ extra: Headers
    ) throws -> Request {
        let target = String(path.prefix { $0 != "#" })
        var headers = try ownHeaders(extra)
        guard let form else {
            return try Request(method, target, headers: headers, remoteAddress: address, proxyUser: proxyUser)
        }
        try headers.set("content-type", "application/x-www-form-urlencoded")
        return try Request(
            method, target, headers: headers, body: Array(Browser.encoded(form).utf8), remoteAddress: address,
            proxyUser: proxyUser)
    }

    /// What a browser adds to a request that a page of ours makes.
    private func ownHeaders(_ extra: Headers = [:]) throws -> Headers {
        var headers = extra
        try headers.set("sec-fetch-site", "same-origin")
        if !cookieHeader.isEmpty { try headers.set("cookie", cookieHeader) }
        return headers
    }

    private static func encoded(_ fields: [(String, String)]) -> String {
        fields.map { "\(PercentEncoding.encode($0.0))=\(PercentEncoding.encode($0.1))" }.joined(separator: "&")
    }

    private func take(_ response: Response) {
        for cookie in response.headers.all("set-cookie") {
            let pair = cookie.prefix { $0 != ";" }
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            setCookie(String(parts[0]), cookie.contains("Max-Age=0") ? "" : String(parts[1]))
        }
    }
}
