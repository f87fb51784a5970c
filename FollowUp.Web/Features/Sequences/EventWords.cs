using FollowUp.Web.Components.Shared;

namespace FollowUp.Web.Features.Sequences;

/// <summary>Types of events as people say them.</summary>
public static class EventWords
{
    /// <summary>"order_delivered" becomes "Order delivered".</summary>
    public static string Name(string? type) => string.IsNullOrWhiteSpace(type)
        ? "An event"
        : Words.Sentence(type.Replace('.', ' ')).Replace("Qr ", "QR ", StringComparison.Ordinal).Replace("Sms ", "SMS ", StringComparison.Ordinal);
}
