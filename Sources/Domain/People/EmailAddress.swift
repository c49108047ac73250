/// Checks an e-mail address that people sign in with.
package enum EmailAddress {
    /// Trims the address and makes it lower case, so that one mailbox is one person. Only the form is checked; whether
    /// the address exists is known once its owner has signed in.
    package static func checked(_ input: String, field: String = "email") throws(Refusal) -> String {
        let text = input.trimmed.lowercased()
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard text.utf8.count <= 254, parts.count == 2, let name = parts.first, let domain = parts.last, !name.isEmpty,
            domain.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy({ !$0.isEmpty }),
            domain.contains(UInt8(ascii: ".")), text.unicodeScalars.allSatisfy(isVisible),
            !startsWithMark(domain)
        else {
            throw Refusal(field: field, "Enter an e-mail address like name@example.org.")
        }
        return text
    }

    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .unassigned: false
        default: true
        }
    }

    /// A mark at the beginning of a label would join the `@` or the dot before it.
    private static func startsWithMark(_ domain: Substring.UTF8View) -> Bool {
        domain.split(separator: UInt8(ascii: ".")).contains { label in
            Substring(label).unicodeScalars.first?.properties.isGraphemeExtend ?? false
        }
    }
}

/// The rules for passwords. Only length counts (NIST SP 800-63B, section 5.1.1.2); there are no rules about kinds of
/// characters.
package enum PasswordRule {
    package static let shortest = 12
    /// In UTF-8 bytes; bounds the work of the key derivation.
    package static let longest = 256

    package static func check(_ password: String, field: String = "password") throws(Refusal) {
        if password.unicodeScalars.count < shortest {
            throw Refusal(
                field: field, "Choose a password of at least \(shortest) characters; several words work well.")
        }
        if password.utf8.count > longest {
            throw Refusal(field: field, "Choose a password of at most \(longest) bytes.")
        }
    }
}
