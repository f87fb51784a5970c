using System.Globalization;
using FollowUp.Core.Kernel;

namespace FollowUp.Tests.Support;

/// <summary>Ids and tokens that count up: the same run makes the same ones, later ones sort later.</summary>
public sealed class SequentialIds : IIdSource
{
    private long ids;
    private long tokens;

    /// <summary>A version-7 GUID whose last digits are the count.</summary>
    public Guid NewId() => Guid.ParseExact($"01950000-0000-7000-8000-{Interlocked.Increment(ref ids):x12}", "D");

    /// <summary>As long as a real token.</summary>
    public string NewToken() => "token" + Interlocked.Increment(ref tokens).ToString("d17", CultureInfo.InvariantCulture);
}
