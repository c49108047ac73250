import Foundation
import NIOCore
import WebServer

extension Server.CannotStart {
    init(_ error: any Error, _ configuration: Server.Configuration) {
        let host = configuration.host.utf8.contains(UInt8(ascii: ":")) ? "[\(configuration.host)]" : configuration.host
        let place = "\(host):\(configuration.port)"
        if error is SocketAddressError.UnknownHost {
            description = "\(configuration.host) is no address of this machine and cannot be looked up."
            return
        }
        guard let error = error as? IOError else {
            description = "Listening on \(place) failed: \(error)."
            return
        }
        description =
            switch error.errnoCode {
            case EADDRINUSE:
                "Another program is listening on \(place) already. Stop it, or choose another port."
            case EACCES, EPERM:
                "Listening on \(place) is not allowed. Ports below 1024 need extra rights: choose a higher one."
            case EADDRNOTAVAIL:
                "\(configuration.host) is no address of this machine. Use one that is, or 0.0.0.0 for all."
            default:
                "Listening on \(place) failed: \(String(cString: strerror(error.errnoCode)))."
            }
    }
}
