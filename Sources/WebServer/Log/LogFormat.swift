/// How log lines look.
package enum LogFormat: String, Sendable, CaseIterable {
    /// `2025-11-21T03:47:00.123Z info 8F3KQ0ZD7W2M GET /incidents 200 5123 1.3 127.0.0.1`
    case text
    /// One JSON object a line, with the same things under names.
    case json
    /// Nothing is written, for benchmarks.
    case off
}

package enum LogLevel: String, Sendable {
    case info, warning, error
}
