/// The files of a zip archive in which nothing is compressed, by name.
func zipFiles(_ bytes: [UInt8]) -> [String: [UInt8]] {
    func number(_ index: Int, _ count: Int) -> Int {
        (0..<count).reduce(0) { $0 | Int(bytes[index + $1]) << (8 * $1) }
    }
    var files: [String: [UInt8]] = [:]
    var index = 0
    while index + 30 <= bytes.count, number(index, 4) == 0x0403_4B50 {
        let (size, name) = (number(index + 18, 4), number(index + 26, 2))
        let start = index + 30 + name + number(index + 28, 2)
        files[String(decoding: bytes[(index + 30)..<(index + 30 + name)], as: UTF8.self)] =
            Array(bytes[start..<(start + size)])
        index = start + size
    }
    return files
}
