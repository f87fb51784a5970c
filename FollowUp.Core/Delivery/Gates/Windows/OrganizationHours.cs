using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;
using NodaTime.Text;

namespace FollowUp.Core.Delivery.Gates.Windows;

/// <summary>An organization's own quiet hours as rules.</summary>
public static class OrganizationHours
{
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    /// <summary>What its quiet hours leave open.</summary>
    public static WindowRule Of(QuietHours quiet) => WindowRule.Own(WindowRules.Organization, "hours that the organization sends in", Read(quiet.To), Read(quiet.From), []);

    /// <summary>Its rules for a channel. Those of calls cannot be set yet and are the product's.</summary>
    public static IEnumerable<WindowRule> Of(SendingRules sending, WindowChannel channel, WindowRules rules)
        => channel == WindowChannel.Voice
            ? rules.Sets.Where(set => set.Id == WindowRules.Organization).SelectMany(set => set.Rules).Where(rule => rule.Channels.Contains(channel)).Select(rule => rule with { Law = null, Name = "hours that the organization sends in" })
            : sending.Quiet.TryGetValue((Channel)channel, out var quiet) ? [Of(quiet)] : [];

    private static LocalTime Read(string text) => Time.Parse(text).GetValueOrThrow();
}
