import Foundation

let arguments = Array(CommandLine.arguments.dropFirst())
if arguments == ["growth"] {
    Growth.run()
    exit(0)
}
guard arguments.count >= 2, arguments[0] == "timelines" else {
    print("Usage: measure timelines CORPUS LABELS… | measure growth")
    exit(2)
}
let isTelling = ProcessInfo.processInfo.environment["MEASURE_TELL"] == "1"
for path in arguments.dropFirst(2) {
    var measure = TimelineMeasure()
    let labels = try LabelledTimeline.read(String(contentsOfFile: path, encoding: .utf8))
    for timeline in labels { try measure.read(timeline, corpus: URL(filePath: arguments[1])) }
    print(
        "\(URL(filePath: path).deletingPathExtension().lastPathComponent), \(labels.count) documents, \(measure.line)")
    if isTelling { for miss in measure.misses + measure.marks { print("  \(miss)") } }
}
