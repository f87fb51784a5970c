using FollowUp.Core.Consent;
using FollowUp.Core.Consent.Keywords;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Persistence.Batch.Reports;
using FollowUp.Infrastructure.Persistence.Stores.Reports;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

/// <summary>Acts on the keywords of received messages within the transaction that stores them, and keeps what may be an opt-out for somebody to decide.</summary>
internal sealed class KeywordInbox(OptOuts optOuts, KeywordAnswers answers, IKeyedHashes hashes, IIdSource ids)
{
    private const int LongestWords = 500;

    /// <summary>Reads them; nothing is changed yet.</summary>
    /// <param name="optOutType">What the provider says that it has acted on, by row: it knows its own words best.</param>
    public async Task<KeywordBatch> ReadAsync(
        FollowUpDbContext context, Guid organizationId, IReadOnlyList<(ReceivedRow Row, string? OptOutType)> received, CancellationToken cancellationToken)
    {
        if (received.Count == 0)
        {
            return KeywordBatch.Empty;
        }

        var organization = await context.Organizations.AsNoTracking().Where(row => row.Id == organizationId).Select(row => new { row.Name, row.Replies }).SingleAsync(cancellationToken);
        var read = received.Select(one => new ReadKeyword(one.Row, Reading(one.Row, one.OptOutType, organization.Replies), one.OptOutType is not null, AddressHash.Of(hashes, one.Row.Channel, one.Row.From))).ToList();
        var asking = read.Where(one => one.Reading.OnlyWhenOptedOut || one.Reading.Flagged).Select(one => one.Hash).Distinct().ToList();
        var optedOut = asking.Count == 0 ? [] : (await context.Set<Suppression>()
            .Where(row => row.OrganizationId == organizationId && asking.Contains(row.AddressHash!) && row.Reason == SuppressionReason.OptedOut)
            .Select(row => new { row.AddressHash, row.Channel }).ToListAsync(cancellationToken)).Select(row => (row.AddressHash!, row.Channel)).ToHashSet();
        return new KeywordBatch(organization.Name, organization.Replies, [.. read.Select(one => Decided(one, optedOut.Contains((one.Hash, one.Row.Channel)))).OrderBy(one => one.Row.At)]);
    }

    /// <summary>Does what they ask for, in the order in which they were written.</summary>
    public async Task ActAsync(FollowUpDbContext context, KeywordBatch batch, Instant now, CancellationToken cancellationToken)
    {
        foreach (var one in batch.Messages)
        {
            switch (one.Reading.Action)
            {
                case KeywordAction.Stop:
                    var done = await optOuts.ApplyAsync(context, [Stop(one, batch.Rules)], now, cancellationToken);
                    await answers.PlanAsync(context, one, done.Added.Count > 0 ? ReplyRules.Fill(batch.Rules.StopText, batch.Organization) : "", now, cancellationToken);
                    break;
                case KeywordAction.Start:
                    await optOuts.TakeBackAsync(context, one.Way, Start(one, batch.Rules), null, now, cancellationToken);
                    break;
                case KeywordAction.Help:
                    await answers.PlanAsync(context, one, ReplyRules.Fill(batch.Rules.HelpText, batch.Organization), now, cancellationToken);
                    break;
                default:
                    break;
            }
        }

        context.AddRange(batch.Messages.Where(one => one.Reading.Flagged).Select(one => new PossibleOptOut
        {
            Id = ids.NewId(),
            OrganizationId = one.Row.OrganizationId,
            ReceivedMessageId = one.Row.Id,
            Channel = one.Row.Channel,
            Address = one.Row.From,
            AddressHash = one.Hash,
            ContactId = one.Row.ContactId,
            Words = Cut(one.Row.Text),
            At = now,
            Status = PossibleOptOutStatus.Open,
        }));
        await context.SaveChangesAsync(cancellationToken);
    }

    private static KeywordReading Reading(ReceivedRow row, string? optOutType, ReplyRules rules) => optOutType switch
    {
        _ when row.Automatic => KeywordReading.Nothing,
        "STOP" => new KeywordReading(KeywordAction.Stop),
        "START" => new KeywordReading(KeywordAction.Start),
        "HELP" => new KeywordReading(KeywordAction.Help),
        _ => KeywordReader.Read(row.Text, row.Channel, rules),
    };

    /// <summary>Who is opted out needs nobody to decide it again, and only they can mean "opt me in" by a plain yes.</summary>
    private static ReadKeyword Decided(ReadKeyword one, bool optedOut)
        => (one.Reading.OnlyWhenOptedOut && !optedOut) || (one.Reading.Flagged && optedOut) ? one with { Reading = KeywordReading.Nothing } : one;

    private static OptOut Stop(ReadKeyword one, ReplyRules rules) => new(one.Way, SuppressionReason.OptedOut, $"keyword by {Word(one.Row.Channel)}")
    {
        Evidence = new PersonalEvidence(Note: Cut(one.Row.Text)),
        Wording = one.ByProvider || rules.HelpText.Length == 0 ? null : rules.HelpText,
    };

    /// <summary>Written by the person's own hand, which 47 CFR 64.1200(f)(9) takes for a signature, in answer to the words that offered it.</summary>
    private static NewConsent Start(ReadKeyword one, ReplyRules rules)
        => new(one.Row.ContactId, one.Row.Channel, one.Row.From, ConsentPurpose.Marketing, ConsentDecision.Given, $"keyword by {Word(one.Row.Channel)}", one.Row.At)
        {
            Basis = ConsentBasis.ExpressWritten,
            Personal = new PersonalEvidence(Note: Cut(one.Row.Text)),
            Wording = one.ByProvider || rules.StopText.Length == 0 ? null : rules.StopText,
        };

    private static string Word(Channel channel) => channel == Channel.WhatsApp ? "WhatsApp" : "SMS";

    private static string? Cut(string? text) => text?.Length > LongestWords ? text[..LongestWords] : text;
}
