using System.Text.Json;
using FollowUp.Core.Delivery.Channels.Webhooks;
using NodaTime;

namespace FollowUp.Infrastructure.Channels.Webhooks;

/// <summary>Gathers the parts of a batch, the good ones and the others.</summary>
internal sealed class WebhookTaking(ProviderWebhookRequest request)
{
    private static readonly JsonDocumentOptions Strictness = new() { MaxDepth = 32 };

    private readonly List<ProviderReport> reports = [];
    private readonly List<InboundMessage> inbound = [];
    private readonly List<RefusedPart> refused = [];
    private int next;

    public ProviderWebhookRead.Taken Taken => new(reports, inbound, refused);

    /// <param name="read">Throws <see cref="WebhookPartException"/> when the whole body has another shape.</param>
    public static ProviderWebhookRead ReadJson(ProviderWebhookRequest request, Action<WebhookTaking, JsonElement> read)
    {
        var taking = new WebhookTaking(request);
        try
        {
            using var document = JsonDocument.Parse(request.Body, Strictness);
            read(taking, document.RootElement);
        }
        catch (JsonException error)
        {
            return new ProviderWebhookRead.Malformed($"The body is not JSON (line {error.LineNumber + 1}, byte {error.BytePositionInLine}).");
        }
        catch (WebhookPartException error)
        {
            return new ProviderWebhookRead.Malformed($"The body {error.Message}.");
        }

        return taking.Taken;
    }

    /// <summary>Reads parts that do not depend on each other.</summary>
    public void Each(IEnumerable<JsonElement> parts, Action<WebhookPart> read)
    {
        foreach (var part in parts)
        {
            One(() => read(WebhookPart.Of(part)));
        }
    }

    /// <summary>Reads one part; when it cannot be read, it is noted under its place and nothing of it is kept.</summary>
    public void One(Action read)
    {
        var (index, kept, received) = (next++, reports.Count, inbound.Count);
        if (Failure(read) is { } reason)
        {
            reports.RemoveRange(kept, reports.Count - kept);
            inbound.RemoveRange(received, inbound.Count - received);
            refused.Add(new RefusedPart(index, reason));
        }
    }

    /// <summary>Reads something that holds parts: what it holds stays taken when a later piece of it is broken.</summary>
    public void Group(Action read)
    {
        if (Failure(read) is { } reason)
        {
            refused.Add(new RefusedPart(next++, reason));
        }
    }

    /// <summary>Nothing that was told of can have happened after we heard of it: clocks differ.</summary>
    public void Add(ProviderReport report) => reports.Add(report with { At = Instant.Min(report.At, request.ReceivedAt) });

    public void Add(InboundMessage message) => inbound.Add(message with { At = Instant.Min(message.At, request.ReceivedAt) });

    private static string? Failure(Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (WebhookPartException error)
        {
            return error.Message;
        }
        catch (InvalidOperationException)
        {
            // An escape in the JSON is half a surrogate pair, which is no text.
            return "is not valid Unicode";
        }
    }
}
