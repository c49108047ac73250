import Foundation

/// A form that somebody sent, known by digests alone, so that it is carried out once however often it arrives.
package struct SentForm: Sendable {
    /// How many days a form is remembered.
    package static let daysKept = 3

    /// The digest of the form's key and its sender.
    package let digest: [UInt8]
    /// The digest of the key and everything that was typed and chosen, which tells the same form from a changed one.
    package let contents: [UInt8]

    package init(digest: [UInt8], contents: [UInt8]) {
        self.digest = digest
        self.contents = contents
    }

    /// The answer to a form that was carried out.
    package struct Answer: Equatable, Sendable {
        /// The address to which it led; nil if it led to no other page or the answer was lost.
        package let location: String?
        /// The notice for the next page, as its cookie holds it.
        package let notice: String?

        package init(location: String?, notice: String?) {
            self.location = location
            self.notice = notice
        }
    }

    /// Days are all that is stored of the time: the log of an anonymous session keeps none either.
    static func day(_ now: Date) -> Int64 { now.milliseconds / 86_400_000 }
}

/// The form has been carried out before, so this change was not made.
package struct FormWasSent: Error {
    package init() {}
}
