/// Images that are part of a text as `data:` addresses, such as Google Docs writes them.
enum EmbeddedImages {
    /// The bytes without the data of the images, and how many there were. What is left of an address shows nothing.
    static func removed(from bytes: [UInt8]) -> (bytes: [UInt8], count: Int) {
        let mark = Array("data:image/".utf8)
        let base = Array(";base64,".utf8)
        var result: [UInt8] = []
        var count = 0
        var index = 0
        while index < bytes.count {
            guard bytes[index] == mark[0], bytes[index...].starts(with: mark),
                let type = bytes[(index + mark.count)...].prefix(20).firstIndex(of: base[0]),
                bytes[type...].starts(with: base)
            else {
                result.append(bytes[index])
                index += 1
                continue
            }
            result += bytes[index..<type]
            index = type + base.count
            while index < bytes.count, isData(bytes[index]) { index += 1 }
            count += 1
        }
        return (count == 0 ? bytes : result, count)
    }

    private static func isData(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "+/=_-%".utf8.contains(byte)
        }
    }
}
