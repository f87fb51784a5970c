using System.Text.Json;
using FollowUp.Core.Events;
using FollowUp.Core.Kernel;

namespace FollowUp.Core.Intake;

/// <summary>Understands stored events. Pure.</summary>
public static class EventReader
{
    /// <exception cref="JsonException">It is not what its type says.</exception>
    public static ReadEvent Read(ClaimedEvent claimed) => claimed.Type switch
    {
        OrderDelivered.Type when claimed.ContactId is null => Order(claimed),
        EntryRequest.Type => Entry(claimed),
        _ => Other(claimed),
    };

    private static ReadEvent Order(ClaimedEvent claimed)
    {
        var order = Json.Read<OrderDelivered>(claimed.Payload);
        var occurrences = order.Items.Where(item => item.Delivered).DistinctBy(item => item.Id).Select(item =>
        {
            var properties = JsonSerializer.SerializeToElement(new { order.OrderId, order.Value, order.Currency, Item = item }, Json.Options);
            var data = Json.Write(new { Event = properties, Product = new ProductData(item.Name, item.Url, item.ImageUrl), Order = new OrderData(order.OrderId) });
            return new Occurrence($"order:{order.OrderId}/item:{item.Id}", properties, data);
        });
        return new ReadEvent(claimed, order.Contact, [.. occurrences]) { Order = order };
    }

    private static ReadEvent Entry(ClaimedEvent claimed)
    {
        var entry = Json.Read<EntryRequest>(claimed.Payload);
        var data = entry.Data ?? "{}";
        var root = JsonElement.Parse(data);
        JsonElement? properties = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("event", out var found) ? found : null;
        return new ReadEvent(claimed, null, [new Occurrence(entry.Subject ?? "", properties, data)]) { Entry = entry };
    }

    private static ReadEvent Other(ClaimedEvent claimed)
    {
        var told = Json.Read<ContactEvent>(claimed.Payload);
        var data = Json.Write(new { Event = told.Properties, told.Subject });
        return new ReadEvent(claimed, told.Contact, [new Occurrence(told.Subject ?? "", told.Properties, data)])
        {
            EnrollmentId = told.EnrollmentId,
            Attributes = told.Attributes,
            Tags = told.Tags,
            Consent = told.Consent,
        };
    }
}
