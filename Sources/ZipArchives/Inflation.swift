import CZlib

/// Unpacks what was deflated (RFC 1951).
enum Inflation {
    /// - Parameter size: how many bytes it should become. No more than that is unpacked.
    static func unpacked(_ packed: [UInt8], size: Int) throws(ForeignArchive.Problem) -> [UInt8] {
        var stream = z_stream()
        guard handrail_inflate_init(&stream) == Z_OK else { throw ForeignArchive.damaged }
        defer { inflateEnd(&stream) }
        var input = packed
        // One byte more shows that there is more.
        var output = [UInt8](repeating: 0, count: size + 1)
        let status = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(clamping: input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(clamping: output.count)
                return inflate(&stream, Z_FINISH)
            }
        }
        guard status == Z_STREAM_END, Int(stream.total_out) == size else {
            throw ForeignArchive.Problem(sentence: "The file is damaged in the archive.")
        }
        output.removeLast()
        return output
    }

    static func checksum(of bytes: [UInt8]) -> UInt32 {
        UInt32(truncatingIfNeeded: crc32(0, bytes, UInt32(clamping: bytes.count)))
    }
}
