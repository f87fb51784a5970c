using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Composing;
using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Core.Simulation;
using FollowUp.Core.Templates;
using FollowUp.Core.Templates.WhatsApp;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Queries.Simulation;

/// <summary>Loads by what a dry run counts costs. A text message is as long as with an invented contact and order filled in.</summary>
internal sealed class DryRunPricing(Database database, TemplatePreview previews)
{
    public async Task<DryRunPrices> LoadAsync(Actor actor, Flow flow, Instant now, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        var prices = await context.Set<Price>().AsNoTracking().ToListAsync(cancellationToken);
        var ways = (await context.Set<ChannelAccount>().AsNoTracking().Where(row => row.Enabled).OrderBy(row => row.Priority).ThenBy(row => row.Id).ToListAsync(cancellationToken))
            .GroupBy(row => row.Channel).ToDictionary(group => group.Key, group => new ChannelWay(group.First().Provider, group.First().Id));
        var steps = prices.Count == 0 ? [] : await StepsAsync(context, actor, [.. flow.Steps.OfType<SendStep>().Where(step => step.Template is not null)], cancellationToken);
        return new DryRunPrices(new PriceList(prices), ways, steps, now);
    }

    private async Task<Dictionary<string, StepPieces>> StepsAsync(FollowUpDbContext context, Actor actor, List<SendStep> sends, CancellationToken cancellationToken)
    {
        var ids = sends.Select(step => step.Template!.Value).Distinct().ToList();
        var templates = await context.Set<Template>().AsNoTracking().Include(row => row.Attachments).Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        var categories = await context.Set<ApprovedTemplate>().AsNoTracking().Select(row => new { row.Id, row.Category }).ToDictionaryAsync(row => row.Id, row => row.Category, cancellationToken);
        var pieces = new Dictionary<Guid, StepPieces>();
        foreach (var template in templates.Values)
        {
            pieces[template.Id] = await PiecesAsync(actor, template, categories, cancellationToken);
        }

        return sends.Where(step => pieces.ContainsKey(step.Template!.Value)).ToDictionary(step => step.Id, step => pieces[step.Template!.Value], StringComparer.Ordinal);
    }

    private async Task<StepPieces> PiecesAsync(Actor actor, Template template, Dictionary<Guid, string> categories, CancellationToken cancellationToken)
    {
        if (template.Channel == Channel.WhatsApp)
        {
            var use = template.WhatsAppWords is { } words ? Json.Read<WhatsAppWords>(words).Approved : null;
            return new StepPieces(1, use is null ? PriceKinds.Session : categories.GetValueOrDefault(use.Template, "").ToLowerInvariant());
        }

        if (template.Channel != Channel.Sms || template.Attachments.Count > 0)
        {
            return new StepPieces(1, template.Channel == Channel.Sms ? PriceKinds.Mms : "");
        }

        try
        {
            return new StepPieces(MessageUnits.Of(await previews.RenderAsync(actor, new TemplateInput(template.Name, template.Channel, template.Kind, null, null, template.Text), cancellationToken)), "");
        }
        catch (Exception error) when (error is InputException or TemplateException)
        {
            // Its messages would fail, and cost nothing; the dry run does not say so.
            return StepPieces.One;
        }
    }
}
