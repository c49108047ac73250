import Domain
import Foundation
import Storage
import WebServer

/// The form for a token with its values as typed.
struct TokenForm: Sendable {
    var label = ""
    var scopes = Set<APITokenScope>.narrowest
    var expires = ""

    init() {}

    init(_ form: Form) {
        label = form["label"] ?? ""
        scopes = Set(form.all("scopes").compactMap(APITokenScope.init(rawValue:)))
        expires = form["expires"] ?? ""
    }

    /// The end of that day in the administrator's time zone; nil if the field is empty.
    func expiry(_ zone: TimeZone) throws(Refusal) -> Date? {
        let text = expires.trimmed
        if text.isEmpty { return nil }
        guard let day = Day(iso: text),
            let end = CivilTime(day: day.adding(days: 1), secondOfDay: 0).instants(in: zone).first
        else { throw Refusal(field: "expires", "Enter a date such as 2027-03-01, or leave it empty.") }
        return end
    }
}
