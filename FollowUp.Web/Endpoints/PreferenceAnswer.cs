using FollowUp.Core.Consent.Preferences;

namespace FollowUp.Web.Endpoints;

/// <summary>What a contact wants.</summary>
/// <param name="Closed">Channels that are closed for another reason than the contact's wish.</param>
/// <param name="OtherTopics">Those it does not want.</param>
internal sealed record PreferenceAnswer(
    IReadOnlyList<string> Channels, IReadOnlyList<string> Closed, IReadOnlyList<string> Topics, IReadOnlyList<string> OtherTopics, int? MostPerWeek, DateTimeOffset? PausedUntil)
{
    public static PreferenceAnswer Of(PreferenceView view) => new(
        [.. view.Channels.Where(channel => channel.On).Select(channel => ApiText.Of(channel.Channel))],
        [.. view.Channels.Where(channel => channel.Closed).Select(channel => ApiText.Of(channel.Channel))],
        [.. view.Topics.Where(topic => topic.On).Select(topic => topic.Key)],
        [.. view.Topics.Where(topic => !topic.On).Select(topic => topic.Key)],
        view.MostPerWeek,
        view.PausedUntil?.ToDateTimeOffset());
}
