using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using FollowUp.Core.Kernel;

namespace FollowUp.Infrastructure.Channels.Http;

/// <summary>
/// A body that knows whether it went out whole. A provider cannot have taken a message whose last byte was never handed to
/// the network; from then on, only its answer tells.
/// </summary>
internal sealed class WatchedContent : HttpContent
{
    private readonly byte[] body;

    private WatchedContent(byte[] body, string type)
    {
        this.body = body;
        Headers.ContentType = new MediaTypeHeaderValue(type) { CharSet = "utf-8" };
    }

    public bool WentOut { get; private set; }

    public static WatchedContent Json<T>(T value) => new(JsonSerializer.SerializeToUtf8Bytes(value, Core.Kernel.Json.Options), "application/json");

    public static WatchedContent Form(IEnumerable<KeyValuePair<string, string>> fields)
        => new(Encoding.ASCII.GetBytes(string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}"))),
            "application/x-www-form-urlencoded");

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(body, cancellationToken);

        // Without this the body may still be in a buffer of ours, and a broken connection would look like one broken afterwards.
        await stream.FlushAsync(cancellationToken);
        WentOut = true;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
