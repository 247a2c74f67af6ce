import Glibc

/// What the operating system tells and grants this process. Plain system calls: Foundation would count as memory of the
/// reader's.
enum Process {
    static func contents(of path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var about = stat()
        guard fstat(descriptor, &about) == 0 else { return nil }
        return [UInt8](unsafeUninitializedCapacity: Int(about.st_size)) { buffer, count in
            var piece = 1
            while piece > 0, count < buffer.count {
                piece = read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
                count += max(piece, 0)
            }
        }
    }

    static func write(_ bytes: [UInt8], to descriptor: Int32 = 1) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    static func write(_ line: String) { write(Array((line + "\n").utf8)) }

    /// The most memory that was resident at once, in kilobytes: the kernel's own count for this program alone, which
    /// what `wait4` tells is not (it begins with the parent's).
    static var peak: Int {
        // The size of a file in /proc is 0: it is read, not measured.
        guard let file = fopen("/proc/self/status", "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, Int32(line.count), file) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            if text.hasPrefix("VmHWM:") { return Int(text.filter(\.isNumber)) ?? 0 }
        }
        return 0
    }

    /// Seconds of computing so far.
    static var cpuSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Ends the process (SIGPROF) when it has computed for so long from now.
    static func allow(seconds: Int) {
        var timer = itimerval()
        timer.it_value.tv_sec = seconds
        setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &timer, nil)
    }
}
