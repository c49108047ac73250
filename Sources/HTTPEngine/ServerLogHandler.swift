import Logging
import WebServer

/// Passes what Hummingbird and SwiftNIO have to say on to ``Log``, from warnings upwards.
struct ServerLogHandler: LogHandler {
    let log: Log
    var logLevel: Logger.Level = .warning
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        log.write(event.level >= .error ? .error : .warning, "\(event.message)")
    }
}
