using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Tracking;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FollowUp.Infrastructure.Persistence.Configurations.Delivery;

internal sealed class MessageRecordConfiguration
    : IEntityTypeConfiguration<Attempt>, IEntityTypeConfiguration<MessageEvent>, IEntityTypeConfiguration<VerdictRecord>, IEntityTypeConfiguration<ShortLink>
{
    public void Configure(EntityTypeBuilder<Attempt> builder)
    {
        builder.ToTable("Attempts");
        builder.Property(attempt => attempt.Provider).HasMaxLength(40);
        builder.Property(attempt => attempt.Outcome).HasMaxLength(20);
        builder.Property(attempt => attempt.Code).HasMaxLength(60);
        builder.Property(attempt => attempt.Reason).HasMaxLength(1000);
        builder.HasIndex(attempt => new { attempt.MessageId, attempt.Number });
        builder.HasIndex(attempt => new { attempt.AccountId, attempt.FinishedAt });
    }

    public void Configure(EntityTypeBuilder<MessageEvent> builder)
    {
        builder.ToTable("MessageEvents");
        builder.Property(row => row.Type).HasMaxLength(20);
        builder.Property(row => row.Detail).HasMaxLength(1000);
        builder.HasIndex(row => row.OriginId);
        builder.HasIndex(row => row.MessageId);
        builder.HasIndex(row => new { row.OrganizationId, row.At });
    }

    public void Configure(EntityTypeBuilder<VerdictRecord> builder)
    {
        builder.ToTable("Verdicts");
        builder.Property(verdict => verdict.Rule).HasMaxLength(40);
        builder.Property(verdict => verdict.Kind).HasMaxLength(10);
        builder.Property(verdict => verdict.RuleVersion).HasMaxLength(40);
        builder.HasIndex(verdict => verdict.MessageId);

        // The compliance report counts from this index alone.
        builder.HasIndex(verdict => new { verdict.OrganizationId, verdict.Rule, verdict.Kind, verdict.Channel, verdict.At }).HasDatabaseName("IX_Verdicts_Report");
    }

    public void Configure(EntityTypeBuilder<ShortLink> builder)
    {
        builder.ToTable("ShortLinks");
        builder.HasKey(link => link.Code);
        builder.Property(link => link.Code).HasMaxLength(ShortCode.Length);
        builder.Property(link => link.Target).HasLongText();
        builder.HasOne<Message>().WithMany().HasForeignKey(link => link.MessageId).OnDelete(DeleteBehavior.Cascade);
    }
}
