/// The bytes of a zip archive with the files of an export, made while they are sent.
struct ExportArchive: AsyncSequence, Sendable {
    let files: ExportFiles
    /// Kept until the download ends.
    let seat: ExportSeats.Seat
    /// Whether its reader may still read. Asked before each file: a slow download outlives a session.
    let isStillAllowed: @Sendable () async throws -> Bool

    func makeAsyncIterator() -> Iterator {
        Iterator(files: files.makeAsyncIterator(), seat: seat, isStillAllowed: isStillAllowed)
    }

    struct Iterator: AsyncIteratorProtocol {
        fileprivate var files: ExportFiles.Iterator
        fileprivate let seat: ExportSeats.Seat
        private let isStillAllowed: @Sendable () async throws -> Bool
        private var archive = ZipArchive()
        private var hasEnded = false

        fileprivate init(
            files: ExportFiles.Iterator, seat: ExportSeats.Seat,
            isStillAllowed: @escaping @Sendable () async throws -> Bool
        ) {
            self.files = files
            self.seat = seat
            self.isStillAllowed = isStillAllowed
        }

        mutating func next() async throws -> [UInt8]? {
            if hasEnded { return nil }
            // Somebody who goes away is noticed between two files.
            try Task.checkCancellation()
            guard try await isStillAllowed() else { throw CancellationError() }
            if let file = try await files.next() { return try archive.file(file.name, file.bytes) }
            hasEnded = true
            seat.release()
            return archive.end()
        }
    }
}
