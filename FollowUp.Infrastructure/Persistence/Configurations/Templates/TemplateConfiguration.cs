using FollowUp.Core.Templates;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FollowUp.Infrastructure.Persistence.Configurations.Templates;

internal sealed class TemplateConfiguration : IEntityTypeConfiguration<Template>, IEntityTypeConfiguration<TemplateAttachment>
{
    public void Configure(EntityTypeBuilder<Template> builder)
    {
        builder.ToTable("Templates");
        builder.Property(template => template.Name).HasMaxLength(120);
        builder.Property(template => template.Subject).HasMaxLength(500);
        builder.Property(template => template.Html).HasLongText();
        builder.Property(template => template.Text).HasLongText();
        builder.Property(template => template.WhatsAppWords).HasLongText();
        builder.HasIndex(template => new { template.OrganizationId, template.Channel, template.Kind });
        builder.HasMany(template => template.Attachments).WithOne().HasForeignKey(row => row.TemplateId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<TemplateAttachment> builder)
    {
        builder.ToTable("TemplateAttachments");
        builder.HasKey(row => new { row.TemplateId, row.Position });

        // The database itself refuses to remove a file that a template takes along.
        builder.HasOne(row => row.File).WithMany().HasForeignKey(row => row.MediaId).OnDelete(DeleteBehavior.Restrict);
    }
}
