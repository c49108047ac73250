/// A response body made piece by piece: an export, or server-sent events.
///
/// A piece is asked for when the one before it has been handed to the network, so that a slow reader slows the source
/// down. When the reader goes away the task that iterates is cancelled. A source that throws breaks the connection off,
/// so that the reader sees an incomplete answer and not a short one.
package struct BodyStream: Sendable {
    /// Writes every piece; throws what the source throws, or what the writing of a piece throws.
    package let write: @Sendable (_ piece: @Sendable ([UInt8]) async throws -> Void) async throws -> Void

    /// Whether the stream may be cut between two pieces when the server stops: true for events, which a browser asks
    /// for again, false for a download, which gets the time that is left.
    package let endsAtShutdown: Bool

    package init<Pieces: AsyncSequence & Sendable>(
        _ pieces: Pieces,
        endsAtShutdown: Bool = false
    ) where Pieces.Element == [UInt8] {
        self.endsAtShutdown = endsAtShutdown
        write = { writePiece in
            for try await piece in pieces {
                try await writePiece(piece)
            }
        }
    }
}
