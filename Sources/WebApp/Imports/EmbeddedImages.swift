import Foundation

/// Images that are part of a text as `data:` addresses, such as Google Docs writes them.
enum EmbeddedImages {
    /// The bytes of a file that are the data of an image.
    struct Part: Equatable, Sendable {
        let range: Range<Int>

        /// Nil if they are no data.
        func bytes(in file: [UInt8]) -> [UInt8]? {
            guard range.upperBound <= file.count else { return nil }
            var text = Data(file[range])
            if text.contains(UInt8(ascii: "%")) {
                guard let decoded = String(decoding: text, as: UTF8.self).removingPercentEncoding else { return nil }
                text = Data(decoded.utf8)
            }
            while text.count % 4 != 0 { text.append(UInt8(ascii: "=")) }
            return Data(base64Encoded: text).map { Array($0) }
        }
    }

    /// The text with names of files, `part-1.png`, where the images were, and the place of each image by that name.
    static func separated(from bytes: [UInt8]) -> (bytes: [UInt8], parts: [String: Part]) {
        let mark = Array("data:image/".utf8)
        let base = Array(";base64,".utf8)
        var result: [UInt8] = []
        var parts: [String: Part] = [:]
        var index = 0
        while index < bytes.count {
            guard bytes[index] == mark[0], bytes[index...].starts(with: mark),
                let end = bytes[(index + mark.count)...].prefix(20).firstIndex(of: base[0]),
                bytes[end...].starts(with: base)
            else {
                result.append(bytes[index])
                index += 1
                continue
            }
            let type = bytes[(index + mark.count)..<end].prefix { isData($0) && $0 != UInt8(ascii: "+") }
            let start = end + base.count
            index = start
            while index < bytes.count, isData(bytes[index]) { index += 1 }
            let name = "part-\(parts.count + 1).\(String(decoding: type, as: UTF8.self))"
            parts[name] = Part(range: start..<index)
            result += Array(name.utf8)
        }
        return (parts.isEmpty ? bytes : result, parts)
    }

    private static func isData(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "+/=_-%".utf8.contains(byte)
        }
    }
}
