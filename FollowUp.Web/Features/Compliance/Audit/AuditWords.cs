using System.Text.Json;
using System.Text.Json.Nodes;
using FollowUp.Core.Audit;
using FollowUp.Core.Kernel;
using FollowUp.Web.Components.Shared;

namespace FollowUp.Web.Features.Compliance.Audit;

/// <summary>The audit log in plain words.</summary>
public static class AuditWords
{
    /// <summary>What entries are about, in the order of the filter.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        "account", "api_key", "audit_log", "channel_account", "clean_up_rule", "contact", "enrollment", "file", "form", "inbound_webhook", "invitation", "landing_page", "member", "message",
        "organization", "privacy_request", "qr_code", "request", "request_campaign", "review", "segment", "sequence", "service_type", "template", "webhook_secret",
    ];

    /// <summary>"api_key" is "API key".</summary>
    public static string Kind(string kind) => kind switch
    {
        "api_key" => "API key",
        "qr_code" => "QR code",
        _ => Words.Sentence(kind),
    };

    /// <summary>"template.changed" is "Template changed".</summary>
    public static string Action(string action)
        => action.Split('.', 2) is [var kind, var verb] ? $"{Kind(kind)} {verb.Replace('_', ' ')}" : Words.Sentence(action);

    /// <summary>Each field that an entry tells of, with its value before and after.</summary>
    public static IReadOnlyList<AuditChange> Changes(AuditEntry entry)
    {
        var (before, after) = (Fields(entry.Before), Fields(entry.After));
        return [.. before.Select(field => field.Key).Union(after.Select(field => field.Key)).Select(name => new AuditChange(Words.Sentence(name), Text(before[name]), Text(after[name])))];
    }

    private static JsonObject Fields(string? json)
    {
        try
        {
            return json is null ? [] : JsonNode.Parse(json) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static string? Text(JsonNode? value) => value switch
    {
        null => null,
        JsonValue one when one.TryGetValue<string>(out var text) => text,
        JsonValue one when one.TryGetValue<bool>(out var yes) => yes ? "yes" : "no",
        _ => value.ToJsonString(Json.Options),
    };
}

/// <summary>One field of an entry; null: it had no value.</summary>
public sealed record AuditChange(string Field, string? Before, string? After);
