using System.Globalization;
using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Contacts.Places;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Core.Delivery.Gates.Windows;

/// <summary>Answers whether a message might leave to an address or a number at a time, by the rules that real ones are held to.</summary>
public sealed class WindowChecks(IOrganizations organizations, IPhoneNumbers phones, WindowRules rules)
{
    private const string UnitedStates = "US";

    /// <exception cref="InputException">Something cannot be read; names the field.</exception>
    public async Task<WindowResult> CheckAsync(Actor actor, WindowQuestion question, CancellationToken cancellationToken)
    {
        var organization = await organizations.GetAsync(actor, cancellationToken);
        var (contact, chosen) = Read(question);
        var area = contact.Phone is { } number ? phones.Area(number) : PhoneArea.Unknown;
        var candidates = WindowCandidates.Of(contact, area, DateTimeZoneProviders.Tzdb.GetZoneOrNull(organization.TimeZone) ?? DateTimeZone.Utc);
        var asked = chosen is null
            ? rules.Of(question.Channel, candidates.Places).Concat(OrganizationHours.Of(organization.Sending, question.Channel, rules))
            : chosen.SelectMany(set => set.Id == WindowRules.Organization ? OrganizationHours.Of(organization.Sending, question.Channel, rules) : set.Rules.Select(rule => rule with { Places = [WindowRule.Everywhere] }));
        return Result(SendWindows.Check(question.At, question.Channel, candidates, asked), question.At, candidates);
    }

    private WindowResult Result(OpenAnswer answer, Instant at, WindowCandidates candidates) => new(
        answer.Allowed,
        answer.NextAllowedAt,
        answer.Deciding?.Rule.Id,
        answer.Deciding is null ? null
            : answer.NextAllowedAt is null ? string.Create(CultureInfo.InvariantCulture, $"No time in the next {OpenHours.DaysAhead} days suits all rules of all places.") : answer.Deciding.Rule.Reason,
        answer.Deciding is { } closed ? SendWindowGate.Input(closed, at) : null,
        answer.Deciding?.Rule.Law,
        rules.Version,
        [.. candidates.Zones.Select(zone => zone.Id)],
        candidates.Places);

    private (Whereabouts Contact, List<WindowRuleSet>? RuleSets) Read(WindowQuestion question)
    {
        var errors = new List<InputError>();
        var zone = Told(question.TimeZone);
        Refuse("timezone", zone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null, "must be a zone such as America/New_York");
        var country = Countries.Read(Told(question.Country));
        Refuse("country", Told(question.Country) is not null && country is null, "must be a country of two letters (ISO 3166-1), such as US");
        var typed = Told(question.State);
        var within = country ?? (typed is null ? null : UnitedStates);
        var state = within is null ? null : States.Read(within, typed);
        Refuse("state", typed is not null && state is null && errors.Count == 0, country is null ? "must be a state of the United States such as TX, or come with its country" : $"must be a state or province of {country}");
        var reading = Told(question.Phone) is { } phone ? phones.Read(phone, country) : null;
        Refuse("phone", reading is { Number: null }, reading?.NeedsRegion == true ? $"{reading.Reason}, or come with its country" : reading?.Reason ?? "");
        List<WindowRuleSet>? chosen = question.RuleSets is { Count: > 0 } ? [] : null;
        foreach (var word in question.RuleSets ?? [])
        {
            var found = rules.Sets.Where(set => string.Equals(set.Id, word, StringComparison.OrdinalIgnoreCase) || set.Places.Contains(word, StringComparer.OrdinalIgnoreCase)).ToList();
            Refuse("ruleSets", found.Count == 0, $"must be of {string.Join(", ", rules.Sets.Select(set => set.Id))}");
            chosen!.AddRange(found.Where(set => !chosen.Contains(set)));
        }

        return errors.Count > 0 ? throw new InputException(errors) : (new Whereabouts(zone, within, state, reading?.Number), chosen);

        void Refuse(string field, bool wrong, string message)
        {
            if (wrong)
            {
                errors.Add(new InputError(field, message));
            }
        }
    }

    private static string? Told(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
