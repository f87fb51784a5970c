using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Catalogue;
using FollowUp.Core.Kernel;
using FollowUp.Core.Templates.WhatsApp;
using FollowUp.Infrastructure.Channels;
using FollowUp.Infrastructure.Channels.Http;
using FollowUp.Infrastructure.Persistence.Stores.Channels;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.WhatsApp;

/// <summary>Asks providers for their lists and writes down what they say. What a list no longer has is kept as gone.</summary>
internal sealed class TemplateSync(Database database, ChannelAccountData data, IEnumerable<ITemplateCatalogue> catalogues, IIdSource ids, IClock clock)
{
    /// <summary>How long a list counts as fresh.</summary>
    public static readonly Duration Fresh = Duration.FromHours(4);

    private readonly Dictionary<string, ITemplateCatalogue> byProvider = catalogues.ToDictionary(one => one.Provider, StringComparer.Ordinal);

    /// <summary>Asks for the accounts that were not asked for a while, one after the other.</summary>
    /// <returns>How many were asked.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetCurrentInstant() - Fresh;
        List<ChannelAccount> due;
        await using (var context = database.Open(DataScope.All))
        {
            due = await context.Set<ChannelAccount>().AsNoTracking()
                .Where(account => account.Channel == Channel.WhatsApp && account.Enabled && !context.Set<WhatsAppAccountState>().Any(state => state.AccountId == account.Id && state.TriedAt > before))
                .OrderBy(account => account.Id).ToListAsync(cancellationToken);
        }

        foreach (var account in due)
        {
            await OneAsync(account, cancellationToken);
        }

        return due.Count;
    }

    public async Task OneAsync(ChannelAccount account, CancellationToken cancellationToken)
    {
        var answer = byProvider.TryGetValue(account.Provider, out var catalogue)
            ? await catalogue.ReadAsync(data.Open(account), account.From, cancellationToken)
            : new CatalogueAnswer.Failed("This provider lists no templates.");
        var now = clock.GetCurrentInstant();
        await database.WriteAsync(DataScope.Of(account.OrganizationId), async context =>
        {
            // Deleted while its provider was asked.
            if (!await context.Set<ChannelAccount>().AnyAsync(row => row.Id == account.Id, cancellationToken))
            {
                return;
            }

            var state = await context.Set<WhatsAppAccountState>().SingleOrDefaultAsync(row => row.AccountId == account.Id, cancellationToken);
            if (state is null)
            {
                context.Add(state = new WhatsAppAccountState { AccountId = account.Id, OrganizationId = account.OrganizationId });
            }

            state.TriedAt = now;
            state.Problem = answer is CatalogueAnswer.Failed failed ? CatalogueReading.Cut(ProviderWords.OneLine(failed.Reason), ApprovedTemplate.LongestReason) : null;
            if (answer is CatalogueAnswer.Listed listed)
            {
                state.SyncedAt = now;
                (state.Quality, state.MessagingLimit) = (Word(listed.Health?.Quality), Word(listed.Health?.MessagingLimit));
                await StoreAsync(context, account, listed.Templates, now, cancellationToken);
            }

            await context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);
    }

    private async Task StoreAsync(FollowUpDbContext context, ChannelAccount account, IReadOnlyList<ListedTemplate> listed, Instant now, CancellationToken cancellationToken)
    {
        var stored = await context.Set<ApprovedTemplate>().Where(row => row.AccountId == account.Id).ToDictionaryAsync(row => row.ProviderId, StringComparer.Ordinal, cancellationToken);
        foreach (var entry in listed.DistinctBy(entry => entry.ProviderId).Where(entry => entry.ProviderId.Length <= ApprovedTemplate.LongestId))
        {
            if (!stored.Remove(entry.ProviderId, out var row))
            {
                context.Add(row = new ApprovedTemplate
                {
                    Id = ids.NewId(), OrganizationId = account.OrganizationId, AccountId = account.Id, ProviderId = entry.ProviderId, Name = "", Language = "", Category = "", Content = "",
                });
            }

            row.Name = CatalogueReading.Cut(entry.Name, ApprovedTemplate.LongestName);
            row.Language = Word(entry.Language) ?? "";
            row.Category = Word(entry.Category) ?? "";
            row.Status = entry.Status;
            row.Reason = string.IsNullOrWhiteSpace(entry.Reason) ? null : CatalogueReading.Cut(ProviderWords.OneLine(entry.Reason), ApprovedTemplate.LongestReason);
            row.Quality = Word(entry.Quality);
            row.Content = Json.Write(entry.Content);
            row.Variables = entry.Content.Keys.Count;
            row.SyncedAt = now;
        }

        foreach (var missing in stored.Values)
        {
            missing.Status = ApprovalStatus.Gone;
        }
    }

    private static string? Word(string? text) => text is null ? null : CatalogueReading.Cut(text, ApprovedTemplate.LongestWord);
}
