using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Costs;

/// <summary>Changes of a whole price table within one transaction.</summary>
internal sealed class PriceChanges(FollowUpDbContext context, IPhoneNumbers phones, IIdSource ids)
{
    /// <summary>Errors of one import that are told.</summary>
    private const int MostErrors = 50;

    /// <summary>Counts a change, so that whoever knows the table reads it again.</summary>
    public static Task<int> CountAsync(FollowUpDbContext context, Guid organizationId, CancellationToken cancellationToken)
        => context.Organizations.Where(row => row.Id == organizationId).ExecuteUpdateAsync(set => set.SetProperty(row => row.PriceChanges, row => row.PriceChanges + 1), cancellationToken);

    /// <summary>When days begin by the organization's clock.</summary>
    public static async Task<DayStarts> StartOfDayAsync(FollowUpDbContext context, Guid organizationId, CancellationToken cancellationToken)
    {
        var zone = await context.Organizations.Where(row => row.Id == organizationId).Select(row => row.TimeZone).SingleAsync(cancellationToken);
        return new DayStarts(DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc);
    }

    public async Task<PriceImport> ImportAsync(Guid organizationId, string table, Instant now, CancellationToken cancellationToken)
    {
        var days = await StartOfDayAsync(context, organizationId, cancellationToken);
        var drafts = Read(table, days, days.Of(now), await PriceStore.AccountsAsync(context, cancellationToken));
        var stored = (await context.Set<Price>().ToListAsync(cancellationToken)).ToDictionary(PriceKey.Of);
        var (added, changed) = (0, 0);
        foreach (var draft in drafts)
        {
            if (!stored.TryGetValue(draft.Key, out var price))
            {
                context.Add(draft.ToPrice(ids.NewId(), organizationId));
                added++;
            }
            else if (price.Each != draft.Each || price.Note != draft.Note)
            {
                (price.Micros, price.Currency, price.Note) = (draft.Each.Micros, draft.Each.Currency, draft.Note);
                changed++;
            }
        }

        if (stored.Count + added > PriceRules.Most)
        {
            throw new InputException("table", $"would make {stored.Count + added} prices; there can be {PriceRules.Most}");
        }

        await context.SaveChangesAsync(cancellationToken);
        if (added + changed > 0)
        {
            await CountAsync(context, organizationId, cancellationToken);
        }

        return new PriceImport(added, changed, drafts.Count - added - changed);
    }

    private List<PriceDraft> Read(string table, DayStarts days, Instant today, IReadOnlyList<PriceAccount> accounts)
    {
        var errors = new List<InputError>();
        var drafts = new List<PriceDraft>();
        var lines = new Dictionary<PriceKey, int>();
        foreach (var (line, input) in PriceTable.Read(table, days.Of, errors))
        {
            var found = new List<InputError>();
            if (PriceRules.Read(input, accounts, phones, today, found) is not { } draft)
            {
                errors.AddRange(found.Select(error => new InputError($"lines[{line}].{error.Field}", error.Message)));
            }
            else if (!lines.TryAdd(draft.Key, line))
            {
                errors.Add(new InputError($"lines[{line}]", $"is for the same as line {lines[draft.Key]}"));
            }
            else
            {
                drafts.Add(draft);
            }
        }

        return errors.Count > 0 ? throw new InputException([.. errors.Take(MostErrors)]) : drafts;
    }
}
