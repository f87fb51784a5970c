using System.Globalization;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;

namespace FollowUp.Web.Endpoints;

/// <summary>How much one contact gets at most of all sequences, broadcasts and requests.</summary>
/// <param name="Channel"><c>email</c>, <c>sms</c>, <c>whatsapp</c>, or <c>total</c> for all together.</param>
/// <param name="Most">Messages within the period, from 1 to 1000.</param>
/// <param name="Per"><c>day</c>, <c>week</c> or <c>month</c>: the last 24 hours, 7 days or 31 days.</param>
/// <param name="Action">What becomes of one too many: <c>defer</c> or <c>skip</c>.</param>
public sealed record FrequencyCapBody(string? Channel, int Most, string? Per, string? Action)
{
    private const string Total = "total";

    public static FrequencyCapBody Of(FrequencyCap cap) => new(cap.Channel is { } channel ? ApiText.Of(channel) : Total, cap.Most, ApiText.Of(cap.Per), ApiText.Of(cap.Action));

    /// <exception cref="InputException">Names the place in the list and the field.</exception>
    public static IReadOnlyList<FrequencyCap>? Read(IReadOnlyList<FrequencyCapBody>? bodies) => bodies?.Select((body, index) =>
    {
        var at = string.Create(CultureInfo.InvariantCulture, $"frequencyCaps[{index}]");
        return body is null ? throw new InputException(at, "must be a cap") : new FrequencyCap(ChannelOf($"{at}.channel", body.Channel), body.Most, ApiText.Read<CapPeriod>($"{at}.per", body.Per ?? ""), ApiText.Read<CapAction>($"{at}.action", body.Action ?? ""));
    }).ToList();

    private static Channel? ChannelOf(string field, string? text)
    {
        if (string.Equals(text, Total, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        foreach (var channel in Enum.GetValues<Channel>())
        {
            if (string.Equals(ApiText.Of(channel), text, StringComparison.OrdinalIgnoreCase))
            {
                return channel;
            }
        }

        throw new InputException(field, $"must be {string.Join(", ", Enum.GetValues<Channel>().Select(ApiText.Of))} or {Total}");
    }
}
