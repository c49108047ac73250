/// A cookie to be set (RFC 6265 §4.1). The defaults are the careful ones: not readable by scripts, not sent along with
/// requests that another site starts, except for following a link.
package struct Cookie: Sendable, Equatable {
    package enum SameSite: String, Sendable {
        case strict = "Strict"
        case lax = "Lax"
        case none = "None"
    }

    package let name: String
    package let value: String
    /// Seconds; nil for a cookie that ends with the browser session; 0 or less removes the cookie.
    package let maxAge: Int?
    package let path: String
    package let isSecure: Bool
    package let isHTTPOnly: Bool
    package let sameSite: SameSite

    /// - Parameters:
    ///   - name: A token. A `__Host-` or `__Secure-` prefix must be true, or browsers drop the cookie.
    ///   - value: Visible ASCII without space, `"`, `,`, `;` and `\` (`cookie-octet`): encode anything else first.
    /// - Throws: ``InvalidHeader``.
    package init(
        _ name: String,
        _ value: String,
        maxAge: Int? = nil,
        path: String = "/",
        isSecure: Bool,
        isHTTPOnly: Bool = true,
        sameSite: SameSite = .lax
    ) throws(InvalidHeader) {
        let isPathValid = path.utf8.first == UInt8(ascii: "/") && path.utf8.allSatisfy(Self.isPathByte)
        guard name.isToken, value.utf8.allSatisfy(Self.isValueByte), isPathValid else {
            throw InvalidHeader(name: "Set-Cookie")
        }
        let claimsHost = name.utf8.starts(with: "__Host-".utf8)
        let claimsSecure = name.utf8.starts(with: "__Secure-".utf8)
        guard isSecure || !(claimsHost || claimsSecure || sameSite == .none), !claimsHost || path == "/" else {
            throw InvalidHeader(name: "Set-Cookie")
        }
        self.name = name
        self.value = value
        self.maxAge = maxAge
        self.path = path
        self.isSecure = isSecure
        self.isHTTPOnly = isHTTPOnly
        self.sameSite = sameSite
    }

    package var headerValue: String {
        var text = "\(name)=\(value); Path=\(path)"
        if let maxAge { text += "; Max-Age=\(maxAge)" }
        if isSecure { text += "; Secure" }
        if isHTTPOnly { text += "; HttpOnly" }
        text += "; SameSite=\(sameSite.rawValue)"
        return text
    }

    private static func isValueByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21, 0x23...0x2B, 0x2D...0x3A, 0x3C...0x5B, 0x5D...0x7E: true
        default: false
        }
    }

    private static func isPathByte(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: ";")
    }
}
