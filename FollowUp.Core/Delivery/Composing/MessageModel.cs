using System.Text.Json;
using FollowUp.Core.Organizations;
using FollowUp.Core.Templates;

namespace FollowUp.Core.Delivery.Composing;

/// <summary>What templates see: the message's own data, and the contact, the organization and the unsubscribe link.</summary>
internal static class MessageModel
{
    private const int DeepestData = 16;

    public static IReadOnlyDictionary<string, object?> Of(QueuedMessage message, string address, OrganizationProfile organization, string unsubscribeUrl)
    {
        var model = Read(message.Data);
        var contact = message.Contact;
        var email = contact?.Email ?? (message.Channel == Kernel.Channel.Email ? address : null);
        var phone = contact?.Phone ?? (message.Channel != Kernel.Channel.Email ? address : null);
        model["contact"] = new Dictionary<string, object?>
        {
            ["first_name"] = contact?.FirstName,
            ["last_name"] = contact?.LastName,
            ["name"] = $"{contact?.FirstName} {contact?.LastName}".Trim(),
            ["email"] = email,
            ["phone"] = phone,
        };
        model["organization"] = new Dictionary<string, object?>
        {
            ["name"] = organization.Name,
            ["postal_address"] = organization.PostalAddress,
            ["brand_color"] = BrandColor.Readable(organization.BrandColor),
        };
        model["unsubscribe_url"] = unsubscribeUrl;
        model.TryAdd("first_name", contact?.FirstName);
        model.TryAdd("last_name", contact?.LastName);
        model.TryAdd("email", email);
        model.TryAdd("phone", phone);
        return model;
    }

    /// <exception cref="TemplateException">The data are no JSON object.</exception>
    public static Dictionary<string, object?> Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = DeepestData });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Object(document.RootElement)
                : throw new TemplateException("The data of this message are no JSON object.");
        }
        catch (JsonException error)
        {
            throw new TemplateException("The data of this message cannot be read.", error);
        }
    }

    private static Dictionary<string, object?> Object(JsonElement element)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            values[property.Name] = Value(property.Value);
        }

        return values;
    }

    private static object? Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Object(element),
        JsonValueKind.Array => element.EnumerateArray().Take(TemplateLimits.ListItems).Select(Value).ToArray(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetDecimal(out var number) ? number : element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
