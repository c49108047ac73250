import NIOCore
import WebServer

/// One alarm a connection serves every deadline: a request that is read at once moves a number and touches no timer.
struct Alarm {
    /// Of the state the connection is in.
    var deadline: NIODeadline?
    fileprivate var scheduled: Scheduled<Void>?
    fileprivate var due = NIODeadline.distantFuture
    fileprivate var pendingAtLastLook = Int.max

    mutating func cancel() {
        deadline = nil
        scheduled?.cancel()
        scheduled = nil
    }
}

extension Connection {
    /// Sets the deadline of the state the connection is in, instead of the one before.
    func allow(_ time: TimeAmount) {
        let due = NIODeadline.now() + time
        alarm.deadline = due
        if alarm.scheduled != nil && alarm.due <= due { return }
        alarm.scheduled?.cancel()
        setAlarm(due)
    }

    /// Called for every piece of a request: a head that is not complete at once has to be soon.
    func bytesArrived() {
        guard case .idle = state, input.waiting.isEmpty else { return }
        move(to: .readingHead)
        allow(timeouts.head)
    }

    /// Gives the reader of what is being sent a while to take some of it.
    func awaitReader() {
        alarm.pendingAtLastLook = pendingBytes
        allow(timeouts.write)
    }

    /// Bytes that were written and could not be handed to the network yet.
    var pendingBytes: Int {
        guard let options = context?.channel.syncOptions else { return 0 }
        return (try? options.getOption(.bufferedWritableBytes)) ?? 0
    }

    private func setAlarm(_ due: NIODeadline) {
        guard let context else { return }
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        alarm.due = due
        alarm.scheduled = context.eventLoop.scheduleTask(deadline: due) { bound.value.alarmRang() }
    }

    private func alarmRang() {
        alarm.scheduled = nil
        guard let deadline = alarm.deadline else { return }
        if NIODeadline.now() < deadline {
            setAlarm(deadline)
        } else {
            alarm.deadline = nil
            timeOut()
        }
    }

    private func timeOut() {
        switch state {
        case .readingHead, .readingBody:
            refuse(BadInput("The request did not arrive in time.", status: .requestTimeout), discardsInput: false)
        case .streaming, .sending:
            let pending = pendingBytes
            if pending == 0 { return }
            if pending < alarm.pendingAtLastLook { awaitReader() } else { close() }
        case .idle, .discarding: close()
        case .handling, .closed: break
        }
    }
}
