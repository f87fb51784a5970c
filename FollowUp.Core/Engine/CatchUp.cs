using System.Buffers.Binary;
using NodaTime;

namespace FollowUp.Core.Engine;

/// <summary>Spreads what a downtime left behind, so that it does not leave in one burst.</summary>
public static class CatchUp
{
    /// <summary>When messages of this enrollment may leave: now, or for an overdue one a time within <paramref name="spread"/> that is its own.</summary>
    /// <param name="dueAt">When it was to be looked at.</param>
    /// <param name="late">What is due for longer is overdue.</param>
    public static Instant SendAt(Guid enrollmentId, Instant dueAt, Instant now, Duration late, Duration spread)
    {
        if (now - dueAt <= late || spread <= Duration.Zero)
        {
            return now;
        }

        // The last bytes of a version-7 id are random (RFC 9562 §5.7).
        Span<byte> bytes = stackalloc byte[16];
        enrollmentId.TryWriteBytes(bytes);
        var share = BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]) / (double)uint.MaxValue;
        return now + Duration.FromMilliseconds((long)(spread.TotalMilliseconds * share));
    }
}
