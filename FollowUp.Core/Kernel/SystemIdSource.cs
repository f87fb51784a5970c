using System.Buffers.Text;
using System.Security.Cryptography;

namespace FollowUp.Core.Kernel;

/// <summary>Ids from the machine's clock and its cryptographic random source.</summary>
public sealed class SystemIdSource : IIdSource
{
#pragma warning disable RS0030 // The one place that may.
    public Guid NewId() => Guid.CreateVersion7();
#pragma warning restore RS0030

    public string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
}
