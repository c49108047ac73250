/// Bytes that can be read at any index; after the end there is nothing.
struct ImageBytes {
    private let buffer: UnsafeBufferPointer<UInt8>

    init(_ buffer: UnsafeBufferPointer<UInt8>) {
        self.buffer = buffer
    }

    var count: Int { buffer.count }

    subscript(_ index: Int) -> UInt8? { buffer.indices.contains(index) ? buffer[index] : nil }

    /// - Parameter text: each scalar represents a byte.
    func has(_ text: String, at index: Int) -> Bool {
        var index = index
        for scalar in text.unicodeScalars {
            guard let byte = self[index], UInt32(byte) == scalar.value else { return false }
            index += 1
        }
        return true
    }

    /// The most significant byte first.
    func big(_ length: Int, at index: Int) -> Int? { number((0..<length).map { index + $0 }) }

    /// The least significant byte first.
    func little(_ length: Int, at index: Int) -> Int? { number((0..<length).reversed().map { index + $0 }) }

    private func number(_ indices: [Int]) -> Int? {
        var result = 0
        for index in indices {
            guard let byte = self[index] else { return nil }
            result = result << 8 | Int(byte)
        }
        return result
    }
}
