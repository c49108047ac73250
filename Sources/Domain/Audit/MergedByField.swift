/// The content of a record's form at one version, so that late edits can be merged field by field and edits can be
/// undone.
///
/// The content before and after each edit is stored (``kept()``), so a release reads what older releases stored. That
/// needs no migration:
/// - A field may be added. Edits stored before say nothing of it, so it counts as untouched in them.
/// - A field may be removed. Its stored values are ignored.
/// - A value may get another type, and an enum may lose a case. A value that can no longer be read counts as untouched.
/// - A property may be renamed, as long as the name in its ``MergedField`` stays.
///
/// A name that a field once had must not be used again for something else.
package protocol MergedByField: Equatable, Sendable {
    /// How each field is merged with a late edit, and the name it is stored under. Must list every stored property: one
    /// that is missing would be neither merged nor stored. A test looks for it.
    static var fields: [MergedField<Self>] { get }
}

extension MergedByField {
    /// Merges an edit that is based on an earlier version: fields that the edit changed get its values; all others stay
    /// as they are now.
    ///
    /// - Parameters:
    ///   - base: the version that the edit is based on.
    ///   - current: the stored one.
    ///   - isLast: whether the edit also overwrites fields that somebody else has changed since; false for an undo.
    package func merged(base: Self, current: Self, isLast: Bool = true) -> Self {
        var result = current
        for field in Self.fields { field.take(self, base, isLast, &result) }
        return result
    }
}
