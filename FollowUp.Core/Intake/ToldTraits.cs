using System.Text.Json;
using FollowUp.Core.Contacts;
using FollowUp.Core.Kernel;

namespace FollowUp.Core.Intake;

/// <summary>What a program tells of a person besides name and addresses.</summary>
internal static class ToldTraits
{
    private const int MostAttributes = 100;
    private const int MostTags = 50;

    /// <exception cref="InputException">A zone was told that there is not.</exception>
    public static void CheckZone(Payload told, ContactDetails contact)
    {
        if (told.Text("timezone") is { } zone && contact.TimeZone is null)
        {
            throw told.Wrong("timezone", $"must be a zone such as Europe/Stockholm; '{zone[..Math.Min(zone.Length, 40)]}' is none");
        }
    }

    /// <exception cref="InputException">A country or state was told that there is not, or a state without its country.</exception>
    public static void CheckAddress(Payload told, ContactDetails contact)
    {
        if (told.Text("country") is not null && contact.Country is null)
        {
            throw told.Wrong("country", "must be a country of two letters (ISO 3166-1), such as US");
        }

        if (told.Text("state") is not null && contact.State is null)
        {
            throw told.Wrong("state", contact.Country is null ? "must come with its country" : $"must be a state or province of {contact.Country}, such as {(contact.Country is "US" ? "TX" : "AB")}");
        }
    }

    public static Dictionary<string, JsonElement>? Attributes(Payload contact)
    {
        if (contact.Object("attributes") is null)
        {
            return null;
        }

        var given = contact.Raw("attributes")!.Value.EnumerateObject().ToList();
        if (given.Count > MostAttributes)
        {
            throw contact.Wrong("attributes", $"must be at most {MostAttributes}");
        }

        foreach (var property in given)
        {
            if (!ContactAttribute.IsName(property.Name) || property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array || property.Value.GetRawText().Length > ContactAttribute.LongestValue)
            {
                throw contact.Wrong($"attributes.{property.Name[..Math.Min(property.Name.Length, 60)]}", "must be a short text, number or truth value with a name of letters, digits, - or _");
            }
        }

        return given.Where(property => property.Value.ValueKind != JsonValueKind.Null)
            .GroupBy(property => property.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.Last().Value);
    }

    public static List<string>? Tags(Payload contact)
    {
        if (contact.Raw("tags") is not { } tags || tags.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (tags.ValueKind != JsonValueKind.Array || tags.GetArrayLength() > MostTags
            || tags.EnumerateArray().Any(tag => tag.ValueKind != JsonValueKind.String || !ContactTag.IsTag(tag.GetString())))
        {
            throw contact.Wrong("tags", $"must be a list of at most {MostTags} texts of 1 to {ContactTag.Longest} characters");
        }

        return [.. tags.EnumerateArray().Select(tag => tag.GetString()!.Trim()).Distinct(StringComparer.OrdinalIgnoreCase)];
    }
}
