using System.Buffers.Text;
using System.Security.Cryptography;

namespace FollowUp.Core.Kernel;

/// <summary>Ids from the machine's clock and its cryptographic random source.</summary>
public sealed class SystemIdSource : IIdSource
{
    private const long MostInOneMillisecond = 1 << 12;
    private long last;

    /// <summary>
    /// What one process makes sorts in the order it was made, also within a millisecond: the 12 bits after the time count
    /// (RFC 9562 §6.2, method 1), and when they are used up the time runs ahead a little.
    /// </summary>
    public Guid NewId()
    {
        long before, next;
        do
        {
            before = Volatile.Read(ref last);
#pragma warning disable RS0030 // The one place that may.
            next = Math.Max(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * MostInOneMillisecond, before + 1);
        }
        while (Interlocked.CompareExchange(ref last, next, before) != before);

        var id = Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(next / MostInOneMillisecond));
#pragma warning restore RS0030
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var count = (int)(next % MostInOneMillisecond);
        bytes[6] = (byte)(0x70 | (count >> 8));
        bytes[7] = (byte)count;
        return new Guid(bytes, bigEndian: true);
    }

    public string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
}
