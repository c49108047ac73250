/// One meaning of an abbreviation of a time zone.
package struct ZoneChoice: Hashable, Sendable {
    /// An IANA name, or an offset such as `GMT+0530`.
    package let zone: String
    package let label: String

    package init(zone: String, label: String) {
        self.zone = zone
        self.label = label
    }
}
